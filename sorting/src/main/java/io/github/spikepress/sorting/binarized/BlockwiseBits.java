// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

import java.util.Arrays;

/** A layer of bits for many spikes at once. Not thread-safe. */
final class BlockwiseBits {

  private final int columns;
  private final int[] thresholds;
  private final BlockwiseCounts counts;

  BlockwiseBits(BinaryLayer layer, int block) {
    columns = layer.weights().columns();
    thresholds = layer.thresholds();
    counts = new BlockwiseCounts(layer.weights(), block);
  }

  /**
   * Computes the layer.
   *
   * @param inputs {@code [word of 32 inputs][spike]}, as {@link BlockwiseCounts} takes them
   * @param outputs {@code [word of 32 units][spike]}, overwritten
   */
  void forward(int[][] inputs, int[][] outputs) {
    for (int[] word : outputs) {
      Arrays.fill(word, 0);
    }
    for (int unit = 0; unit < thresholds.length; unit++) {
      int least = Math.max(0, Math.min(columns + 1, thresholds[unit]));
      switchOn(counts.of(unit, least - columns - 1, inputs), unit, outputs[unit / 32]);
    }
  }

  /** Sets the bit of a unit where no more inputs differ than it allows: the rest is negative. */
  private static void switchOn(int[] differing, int unit, int[] outputs) {
    for (int s = 0; s < outputs.length; s++) {
      outputs[s] |= (differing[s] >>> 31) << unit;
    }
  }
}
