// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

/**
 * A binarised network that takes many spikes at once, decision by decision like one at a time. Made
 * for one call; not thread-safe.
 */
final class BlockwiseNetwork {

  /** A block is computed whole: fewer spikes are quicker one by one. */
  static final int WORTHWHILE = 16;

  /** Tables of sums of so many spikes stay near the processor, and loops are long enough. */
  private static final int BLOCK = 128;

  private final BlockwiseInput input;
  private final BlockwiseBits hidden;
  private final OutputLayer output;
  private final int[][] first;
  private final int[][] second;

  BlockwiseNetwork(BinarizedNetwork network) {
    input = new BlockwiseInput(network.input(), BLOCK);
    hidden = new BlockwiseBits(network.hidden(), BLOCK);
    output = network.output();
    first = new int[2 * ((network.hidden().weights().columns() + 63) / 64)][BLOCK];
    second = new int[2 * ((output.numInputs() + 63) / 64)][BLOCK];
  }

  /** The class of each spike. */
  int[] classify(float[][] spikes) {
    int[] classes = new int[spikes.length];
    long[] signs = new long[second.length / 2];
    for (int from = 0; from < spikes.length; from += BLOCK) {
      input.forward(spikes, from, first);
      hidden.forward(first, second);
      for (int s = 0; s < Math.min(BLOCK, spikes.length - from); s++) {
        for (int word = 0; word < signs.length; word++) {
          signs[word] = second[2 * word][s] & 0xFFFFFFFFL | (long) second[2 * word + 1][s] << 32;
        }
        classes[from + s] = BinarizedNetwork.greatest(output.scores(signs));
      }
    }
    return classes;
  }
}
