// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

/**
 * Several whole numbers in one {@code long}, each of a different spike, so that one addition adds
 * them all. Lane {@code l} of word {@code w} belongs to spike {@code l · words + w} of a block.
 *
 * @param bits bits of a lane, 16 or 32
 */
record Lanes(int bits) {

  /** Greatest magnitude of a sum that lanes hold. */
  static final int GREATEST = (1 << 30) - 1;

  private static final int GREATEST_OF_16_BITS = (1 << 14) - 1;

  /** The narrowest lanes for sums of either sign, made positive, and one more bit. */
  static Lanes holding(int greatest) {
    return new Lanes(greatest <= GREATEST_OF_16_BITS ? 16 : 32);
  }

  /** How many there are. */
  int count() {
    return Long.SIZE / bits;
  }

  /** The highest bit of a lane alone. */
  long half() {
    return 1L << bits - 1;
  }

  /** The same number, not negative, in all lanes. */
  long all(long number) {
    return number * (bits == 16 ? 0x0001_0001_0001_0001L : 0x0000_0001_0000_0001L);
  }

  /**
   * Hands each spike what its lane holds.
   *
   * @param words lanes full of bits
   * @param bit where they belong among the bits of a spike
   * @param spikes {@code [word of 32 bits][spike]}, clear there
   */
  void spread(long[] words, int bit, int[][] spikes) {
    int[] target = spikes[bit / 32];
    for (int lane = 0; lane < count(); lane++) {
      int first = lane * words.length;
      for (int w = 0; w < words.length; w++) {
        int own = (int) (words[w] >>> lane * bits & (1L << bits) - 1);
        target[first + w] |= own << bit;
      }
    }
  }
}
