// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

import io.github.spikepress.errors.WrongArgumentException;

/** The last layer: a whole number for each class, of which the greatest wins. */
public sealed interface OutputLayer permits BinaryOutput, FixedPointOutput {

  /** Bits behind the point of a score: {@code score · 2^-12} is what the trained graph gives. */
  int FRACTION_BITS = 12;

  /**
   * Refuses biases that do not fit into 16 bits.
   *
   * @param biases {@code [class]}, in steps of 2^-12
   * @param classes number of classes
   * @throws WrongArgumentException if one does not, or their number differs
   */
  static void requireBiases(int[] biases, int classes) {
    if (biases.length != classes || classes == 0) {
      throw new WrongArgumentException(classes + " classes but " + biases.length + " biases");
    }
    for (int bias : biases) {
      if (bias != (short) bias) {
        throw new WrongArgumentException("a bias of " + bias + " steps does not fit into 16 bits");
      }
    }
  }

  /**
   * Computes the layer.
   *
   * @param signs packed signs of the hidden units
   * @return {@code [class]}, in steps of 2^-12
   */
  int[] scores(long[] signs);

  /**
   * The number of inputs.
   *
   * @return hidden units
   */
  int numInputs();

  /**
   * The number of classes.
   *
   * @return at least 1
   */
  int numClasses();

  /**
   * The size in hardware.
   *
   * @return bytes
   */
  int sizeBytes();
}
