// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

import java.util.Arrays;

/**
 * A layer of bits for many spikes at once: one word of a unit's weights meets the same word of all
 * spikes, in words of 32 bits because their bit count is what the compiler of Java 17 does for many
 * spikes at a time. Not thread-safe.
 */
final class BlockwiseBits {

  private final int[][] weights;
  private final int[] mostDiffering;
  private final int[] differing;

  BlockwiseBits(BinaryLayer layer, int block) {
    int columns = layer.weights().columns();
    weights =
        Arrays.stream(layer.weights().rows()).map(BlockwiseBits::halves).toArray(int[][]::new);
    mostDiffering =
        Arrays.stream(layer.thresholds())
            .map(least -> Math.max(-1, Math.min(columns, columns - Math.max(0, least))))
            .toArray();
    differing = new int[block];
  }

  private static int[] halves(long[] words) {
    int[] halves = new int[2 * words.length];
    for (int i = 0; i < halves.length; i++) {
      halves[i] = (int) (words[i / 2] >>> 32 * (i % 2));
    }
    return halves;
  }

  /**
   * Computes the layer.
   *
   * @param inputs {@code [word of 32 inputs][spike]}, an even number of words
   * @param outputs {@code [word of 32 units][spike]}, overwritten
   */
  void forward(int[][] inputs, int[][] outputs) {
    for (int[] word : outputs) {
      Arrays.fill(word, 0);
    }
    for (int unit = 0; unit < weights.length; unit++) {
      int[] row = weights[unit];
      Arrays.fill(differing, 0);
      for (int word = 0; word < row.length; word += 2) {
        count(row[word], inputs[word], row[word + 1], inputs[word + 1]);
      }
      switchOn(mostDiffering[unit], unit, outputs[unit / 32]);
    }
  }

  private void count(int weight, int[] one, int otherWeight, int[] other) {
    for (int s = 0; s < differing.length; s++) {
      differing[s] += Integer.bitCount(weight ^ one[s]) + Integer.bitCount(otherWeight ^ other[s]);
    }
  }

  /** Sets the bit of a unit where no more inputs differ than it allows. */
  private void switchOn(int most, int unit, int[] outputs) {
    for (int s = 0; s < outputs.length; s++) {
      outputs[s] |= (differing[s] - most - 1 >>> 31) << unit;
    }
  }
}
