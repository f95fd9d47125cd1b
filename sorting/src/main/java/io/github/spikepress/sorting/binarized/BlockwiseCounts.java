// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

import java.util.Arrays;

/**
 * In how many inputs each of many spikes differs from the weights of a unit: one word of the
 * weights meets the same word of all spikes, in words of 32 bits because their bit count is what
 * the compiler of Java 17 does for many spikes at a time. Not thread-safe.
 */
final class BlockwiseCounts {

  /** Words counted in one pass, so that a count rarely goes to memory and back. */
  private static final int PASS = 4;

  private final long[][] weights;
  private final int[] differing;

  BlockwiseCounts(SignMatrix matrix, int block) {
    weights = matrix.rows();
    differing = new int[block];
  }

  /** Words of 32 bits for so many bits, filled up to whole passes. */
  static int words(int bits) {
    return (bits + 32 * PASS - 1) / (32 * PASS) * PASS;
  }

  /**
   * Counts.
   *
   * @param unit row of the weights
   * @param start where counting starts
   * @param inputs {@code [word of 32 inputs][spike]}, whole passes, clear beyond the last input
   * @return {@code [spike]}, overwritten by the next call
   */
  int[] of(int unit, int start, int[][] inputs) {
    Arrays.fill(differing, start);
    long[] row = weights[unit];
    for (int i = 0; i < row.length; i += 2) {
      count(row[i], i + 1 < row.length ? row[i + 1] : 0, inputs, 2 * i);
    }
    return differing;
  }

  private void count(long weights, long more, int[][] inputs, int word) {
    int weightsA = (int) weights;
    int weightsB = (int) (weights >>> 32);
    int weightsC = (int) more;
    int weightsD = (int) (more >>> 32);
    int[] a = inputs[word];
    int[] b = inputs[word + 1];
    int[] c = inputs[word + 2];
    int[] d = inputs[word + 3];
    for (int s = 0; s < differing.length; s++) {
      differing[s] +=
          Integer.bitCount(weightsA ^ a[s])
              + Integer.bitCount(weightsB ^ b[s])
              + Integer.bitCount(weightsC ^ c[s])
              + Integer.bitCount(weightsD ^ d[s]);
    }
  }
}
