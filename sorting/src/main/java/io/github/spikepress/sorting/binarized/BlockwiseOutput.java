// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

import java.util.Arrays;

/** An output layer for many spikes at once. Not thread-safe. */
final class BlockwiseOutput {

  private final OutputLayer layer;
  private final int[] best;

  BlockwiseOutput(OutputLayer layer, int block) {
    this.layer = layer;
    best = new int[block];
  }

  /**
   * Decides for the greatest score, the first among equals.
   *
   * @param signs {@code [word of 32 hidden units][spike]}, as {@link BlockwiseCounts} takes them
   * @return {@code [spike]}, a new array
   */
  int[] classify(int[][] signs) {
    int[] classes = new int[best.length];
    if (layer instanceof BinaryOutput binary) {
      compare(binary, signs, classes);
    } else {
      oneByOne(signs, classes);
    }
    return classes;
  }

  private void compare(BinaryOutput binary, int[][] signs, int[] classes) {
    BlockwiseCounts counts = new BlockwiseCounts(binary.weights(), best.length);
    Arrays.fill(best, Integer.MIN_VALUE);
    for (int c = 0; c < layer.numClasses(); c++) {
      int[] differing = counts.of(c, 0, signs);
      for (int s = 0; s < best.length; s++) {
        int score = binary.score(c, differing[s]);
        classes[s] = score > best[s] ? c : classes[s];
        best[s] = Math.max(best[s], score);
      }
    }
  }

  private void oneByOne(int[][] signs, int[] classes) {
    long[] own = new long[(layer.numInputs() + 63) / 64];
    for (int s = 0; s < classes.length; s++) {
      for (int word = 0; word < own.length; word++) {
        own[word] = signs[2 * word][s] & 0xFFFFFFFFL | (long) signs[2 * word + 1][s] << 32;
      }
      classes[s] = BinarizedNetwork.greatest(layer.scores(own));
    }
  }
}
