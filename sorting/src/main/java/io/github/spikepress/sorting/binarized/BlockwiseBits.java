// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

import java.util.Arrays;

/**
 * A layer of bits for many spikes at once: one word of a unit's weights meets the same word of all
 * spikes, in words of 32 bits because their bit count is what the compiler of Java 17 does for many
 * spikes at a time. Not thread-safe.
 */
final class BlockwiseBits {

  /** Words counted in one pass, so that a count rarely goes to memory and back. */
  private static final int PASS = 4;

  private final int columns;
  private final long[][] weights;
  private final int[] thresholds;
  private final int[] differing;

  BlockwiseBits(BinaryLayer layer, int block) {
    columns = layer.weights().columns();
    weights = layer.weights().rows();
    thresholds = layer.thresholds();
    differing = new int[block];
  }

  /** Words of 32 bits for so many bits, filled up to whole passes. */
  static int words(int bits) {
    return (bits + 32 * PASS - 1) / (32 * PASS) * PASS;
  }

  /**
   * Computes the layer.
   *
   * @param inputs {@code [word of 32 inputs][spike]}, whole passes, clear beyond the last input
   * @param outputs {@code [word of 32 units][spike]}, overwritten
   */
  void forward(int[][] inputs, int[][] outputs) {
    for (int[] word : outputs) {
      Arrays.fill(word, 0);
    }
    for (int unit = 0; unit < weights.length; unit++) {
      int least = Math.max(0, Math.min(columns + 1, thresholds[unit]));
      Arrays.fill(differing, least - columns - 1);
      long[] row = weights[unit];
      for (int i = 0; i < row.length; i += 2) {
        count(row[i], i + 1 < row.length ? row[i + 1] : 0, inputs, 2 * i);
      }
      switchOn(unit, outputs[unit / 32]);
    }
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

  /** Sets the bit of a unit where no more inputs differ than it allows: the rest is negative. */
  private void switchOn(int unit, int[] outputs) {
    for (int s = 0; s < outputs.length; s++) {
      outputs[s] |= (differing[s] >>> 31) << unit;
    }
  }
}
