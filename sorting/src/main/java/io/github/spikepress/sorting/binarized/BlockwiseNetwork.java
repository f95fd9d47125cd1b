// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

/**
 * A binarised network that takes many spikes at once, decision by decision like one at a time. Made
 * for one call; not thread-safe.
 */
final class BlockwiseNetwork {

  /** A block is computed whole: fewer spikes are quicker one by one. */
  static final int WORTHWHILE = 16;

  /** Loops over so many spikes are long enough, and their tables still stay near the processor. */
  private static final int BLOCK = 512;

  private final int block;
  private final BlockwiseInput input;
  private final BlockwiseBits hidden;
  private final BlockwiseOutput output;
  private final int[][] first;
  private final int[][] second;

  BlockwiseNetwork(BinarizedNetwork network, int spikes) {
    block = Math.min(BLOCK, (spikes + 3) / 4 * 4);
    input = new BlockwiseInput(network.input(), block);
    hidden = new BlockwiseBits(network.hidden(), block);
    output = new BlockwiseOutput(network.output(), block);
    first = new int[BlockwiseCounts.words(network.input().weights().numRows())][block];
    second = new int[BlockwiseCounts.words(network.output().numInputs())][block];
  }

  /** The class of each spike. */
  int[] classify(float[][] spikes) {
    int[] classes = new int[spikes.length];
    for (int from = 0; from < spikes.length; from += block) {
      input.forward(spikes, from, first);
      hidden.forward(first, second);
      int length = Math.min(block, spikes.length - from);
      System.arraycopy(output.classify(second), 0, classes, from, length);
    }
    return classes;
  }
}
