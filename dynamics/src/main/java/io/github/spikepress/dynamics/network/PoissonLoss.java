// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.network;

/**
 * Negative log-likelihood of counts under Poisson rates, without the constant log of the counts'
 * factorials, as a mean over the entries that take part: its scale does not depend on the mask, and
 * nothing flows back from an entry that takes no part.
 */
public final class PoissonLoss {

  /** Above this a log-rate is taken as this: spikes per bin never come near exp(15). */
  private static final double LARGEST_LOG_RATE = 15;

  private PoissonLoss() {}

  /**
   * Computes the loss and its gradient.
   *
   * @param logRates rows of log spikes per bin
   * @param counts rows of spikes
   * @param inLoss rows of who takes part
   * @param gradient rows to be overwritten: zero for those that take no part
   * @return mean in nats per entry; NaN if nobody takes part
   */
  public static double evaluate(
      float[][] logRates, float[][] counts, boolean[][] inLoss, float[][] gradient) {
    long entries = count(inLoss);
    double sum = 0;
    for (int row = 0; row < logRates.length; row++) {
      for (int j = 0; j < logRates[row].length; j++) {
        gradient[row][j] = 0;
        if (inLoss[row][j]) {
          double logRate = Math.min(LARGEST_LOG_RATE, logRates[row][j]);
          double rate = StrictMath.exp(logRate);
          sum += rate - counts[row][j] * logRate;
          gradient[row][j] = (float) ((rate - counts[row][j]) / entries);
        }
      }
    }
    return sum / entries;
  }

  /**
   * The number of entries that take part.
   *
   * @param inLoss rows of who takes part
   * @return how many
   */
  public static long count(boolean[][] inLoss) {
    long entries = 0;
    for (boolean[] row : inLoss) {
      for (boolean part : row) {
        entries += part ? 1 : 0;
      }
    }
    return entries;
  }
}
