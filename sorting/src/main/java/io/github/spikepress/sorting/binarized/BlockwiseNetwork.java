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
  private final OutputLayer output;
  private final int[][] first;
  private final int[][] second;

  BlockwiseNetwork(BinarizedNetwork network, int spikes) {
    block = Math.min(BLOCK, (spikes + 3) / 4 * 4);
    input = new BlockwiseInput(network.input(), block);
    hidden = new BlockwiseBits(network.hidden(), block);
    output = network.output();
    first = new int[BlockwiseBits.words(network.hidden().weights().columns())][block];
    second = new int[2 * ((output.numInputs() + 63) / 64)][block];
  }

  /** The class of each spike. */
  int[] classify(float[][] spikes) {
    int[] classes = new int[spikes.length];
    long[] signs = new long[second.length / 2];
    for (int from = 0; from < spikes.length; from += block) {
      input.forward(spikes, from, first);
      hidden.forward(first, second);
      for (int s = 0; s < Math.min(block, spikes.length - from); s++) {
        for (int word = 0; word < signs.length; word++) {
          signs[word] = second[2 * word][s] & 0xFFFFFFFFL | (long) second[2 * word + 1][s] << 32;
        }
        classes[from + s] = BinarizedNetwork.greatest(output.scores(signs));
      }
    }
    return classes;
  }
}
