// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * Whole numbers that stand for the values of a normalised spike: {@code value · 2^fractionBits},
 * rounded and cut to a two's complement number. Sums of so few bits are exact in single precision,
 * in whatever order they are made, which is why a trained graph and integer hardware agree.
 *
 * @param bits bits of a number, the sign among them, 2 to 24
 * @param fractionBits bits behind the point, 0 to {@code bits}
 */
public record InputGrid(int bits, int fractionBits) {

  /** Bits of the fraction of a number in single precision. */
  private static final int EXACT_BITS = 24;

  /** Bits of the fraction that are free where its lowest bit is worth 1. */
  static final int FRACTION_BITS = 22;

  /** Added to a number, it leaves a fraction whose lowest bit is worth 1, rounded like rint. */
  private static final float ONES = 0x1.8p23f;

  /** Bits before the point of a fine grid: values of up to 16 standard deviations. */
  private static final int WHOLE_BITS = 4;

  /** Checks the ranges. */
  public InputGrid {
    if (bits < 2 || bits > EXACT_BITS || fractionBits < 0 || fractionBits > bits) {
      throw new WrongArgumentException(
          "an input needs 2 to "
              + EXACT_BITS
              + " bits and 0 to all of them behind the point, got "
              + bits
              + " and "
              + fractionBits);
    }
  }

  /**
   * What small converters give: 8 bits, from −4 to nearly 4 standard deviations.
   *
   * @return steps of 1/32
   */
  public static InputGrid eightBit() {
    return new InputGrid(8, 5);
  }

  /**
   * Real numbers for all that matters: the finest grid whose sums are still exact, from −16 to 16
   * standard deviations.
   *
   * @param inputs values of a spike, 1 to 262,144
   * @return 18 bits for 64 values
   */
  public static InputGrid fine(int inputs) {
    int growth = 32 - Integer.numberOfLeadingZeros(inputs - 1);
    int bits = EXACT_BITS - growth;
    return new InputGrid(bits, Math.max(0, bits - 1 - WHOLE_BITS));
  }

  /**
   * The whole numbers of a spike.
   *
   * @param values a normalised spike
   * @return {@code −2^(bits−1)} to {@code 2^(bits−1) − 1}
   */
  public int[] toIntegers(float[] values) {
    int[] integers = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      integers[i] = toInteger(values[i]);
    }
    return integers;
  }

  /**
   * The value nearest to another one that the grid has.
   *
   * @param value any number
   * @return a number of the grid
   */
  public float round(float value) {
    return toInteger(value) * (float) step();
  }

  /**
   * The distance of two numbers of the grid.
   *
   * @return 2 to the power of −{@code fractionBits}
   */
  public double step() {
    return Math.scalb(1.0, -fractionBits);
  }

  /**
   * The greatest magnitude of a sum.
   *
   * @param inputs numbers added or subtracted
   * @return in steps of the grid
   */
  public int greatestSum(int inputs) {
    return Math.multiplyExact(inputs, 1 << bits - 1);
  }

  /** The whole number of one value. */
  int toInteger(float value) {
    int greatest = (1 << bits - 1) - 1;
    int rounded = (int) Math.rint((double) value * (1 << fractionBits));
    return Math.max(-greatest - 1, Math.min(greatest, rounded));
  }

  /**
   * The whole numbers of a spike where single precision leaves them: as the lowest bits of its
   * fraction, in two's complement. The compiler makes many at a time this way. Right for numbers of
   * up to {@link #FRACTION_BITS} bits; what is not a number leaves any of them.
   */
  void toFractions(float[] values, float[] fractions) {
    float scale = 1 << fractionBits;
    float greatest = (1 << bits - 1) - 1;
    float lowest = -greatest - 1;
    for (int i = 0; i < fractions.length; i++) {
      fractions[i] = Math.max(lowest, Math.min(greatest, values[i] * scale)) + ONES;
    }
  }
}
