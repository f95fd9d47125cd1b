// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * How many bits an integer encoder gives to its numbers.
 *
 * @param weightBits bits of a weight and of a codeword's element, sign included, 2 to 8
 * @param activationBits bits of an activation, 2 to 8
 */
public record IntegerPrecision(int weightBits, int activationBits) {

  /** What Section 4.3 of the CAE paper assumes. */
  public static final IntegerPrecision EIGHT_BITS = new IntegerPrecision(8, 8);

  /** Checks the ranges. */
  public IntegerPrecision {
    if (weightBits < 2 || weightBits > 8 || activationBits < 2 || activationBits > 8) {
      throw new WrongArgumentException(
          "weights and activations must have 2 to 8 bits, got "
              + weightBits
              + " and "
              + activationBits);
    }
  }

  /** The greatest weight; the least is its negative. */
  int greatestWeight() {
    return (1 << (weightBits - 1)) - 1;
  }

  /** The greatest activation that has a sign. */
  int greatestSigned() {
    return (1 << (activationBits - 1)) - 1;
  }

  /** The greatest rectified activation. */
  int greatestRectified() {
    return (1 << activationBits) - 1;
  }
}
