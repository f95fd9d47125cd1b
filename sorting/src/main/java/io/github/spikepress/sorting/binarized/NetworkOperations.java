// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

/**
 * The work of a network for one spike.
 *
 * @param multiplications multiply-accumulate operations
 * @param additions additions and subtractions of whole numbers
 * @param bitOperations products of two bits, of which hardware makes 64 at once
 */
public record NetworkOperations(long multiplications, long additions, long bitOperations) {

  private static final double BITS = 16;

  /**
   * The work in the unit of {@link io.github.spikepress.hardware.HardwareBudget}, whose chip
   * multiplies numbers of 16 bits: such a product is made of 16 × 16 products of bits, and of 16
   * additions. An estimate of the arithmetic alone; a real chip may do better or worse.
   *
   * @return multiply-accumulate operations of 16 bits
   */
  public double equivalentMultiplications() {
    return multiplications + additions / BITS + bitOperations / (BITS * BITS);
  }
}
