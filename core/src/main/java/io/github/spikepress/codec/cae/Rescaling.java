// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

/**
 * Multiplication of an integer by a positive real factor with integer arithmetic alone: a
 * multiplication and a shift that rounds to nearest, as integer hardware does it.
 *
 * @param multiplier 31 significant bits of the factor
 * @param shift by how many bits to shift the product
 */
record Rescaling(long multiplier, int shift) {

  private static final int SIGNIFICANT_BITS = 31;
  private static final int GREATEST_SHIFT = 62;

  /**
   * The rescaling of a factor.
   *
   * @param factor 0 or more; so small a factor that no product reaches one half becomes zero
   */
  static Rescaling of(double factor) {
    if (!(factor > 0)) {
      return new Rescaling(0, 1);
    }
    int shift = SIGNIFICANT_BITS - 1 - Math.getExponent(factor);
    if (shift > GREATEST_SHIFT) {
      return new Rescaling(0, 1);
    }
    int used = Math.max(1, shift);
    return new Rescaling(Math.round(Math.scalb(factor, used)), used);
  }

  int apply(int value) {
    long rounded = (value * multiplier + (1L << (shift - 1))) >> shift;
    return (int) Math.max(Integer.MIN_VALUE / 2, Math.min(Integer.MAX_VALUE / 2, rounded));
  }
}
