// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.quantiser;

import java.util.Arrays;

/** How often the codewords were chosen in an epoch, and how far they were off. */
final class CodebookUse {

  private static final double PRIOR = 0.5;

  private final int levels;
  private final int k;
  private final double[] counts;
  private double vectors;
  private double squaredError;

  CodebookUse(int levels, int k) {
    this.levels = levels;
    this.k = k;
    counts = new double[levels * k];
  }

  void count(QuantisedBatch batch) {
    for (int[] words : batch.words()) {
      for (int word : words) {
        counts[word]++;
      }
    }
    vectors += batch.size();
    squaredError += batch.squaredError();
  }

  /** Whether nothing was quantised, as in an epoch that was cancelled before its first step. */
  boolean isEmpty() {
    return vectors == 0;
  }

  boolean isUnused(int word) {
    return counts[word] == 0;
  }

  /** Counts a codeword that starts again as chosen like any other. */
  void restarted(int word) {
    counts[word] = vectors / k;
  }

  /**
   * What the indexes cost in units of the squared error.
   *
   * @param rateWeight price of a bit as a share of the mean squared error of a vector
   * @return {@code [level × codeword]}
   */
  float[] prices(double rateWeight) {
    double perBit = rateWeight * squaredError / Math.max(1, vectors);
    float[] prices = new float[levels * k];
    for (int word = 0; word < prices.length; word++) {
      double share = (counts[word] + PRIOR) / (vectors + PRIOR * k);
      prices[word] = (float) (-perBit * Math.log(share) / Math.log(2));
    }
    return prices;
  }

  void reset() {
    Arrays.fill(counts, 0);
    vectors = 0;
    squaredError = 0;
  }
}
