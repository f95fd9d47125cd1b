// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.model;

import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.dynamics.network.Batch;
import java.util.Random;

/** Turns trials into what the network takes. */
public final class Batches {

  private Batches() {}

  /**
   * Trials of which everything observed is shown and in the loss.
   *
   * @param counts trials
   * @param trials which of them
   * @return the batch
   */
  public static Batch complete(BinnedCounts counts, int... trials) {
    return of(counts, counts, 0, null, trials);
  }

  /**
   * Trials with coordinated dropout (Keshtkaran and Pandarinath 2019): a share of the shown entries
   * is hidden, the others are scaled up, and only what the network cannot see is in the loss, so
   * that it cannot learn to copy its input.
   *
   * @param shown what the network sees
   * @param explained what the loss may ask for; of the same shape
   * @param share share of the shown entries to hide, 0 to less than 1; 0 = all of {@code explained}
   *     is in the loss
   * @param random source of the choice; not used where the share is 0
   * @param trials which of them
   * @return the batch
   */
  public static Batch of(
      BinnedCounts shown, BinnedCounts explained, double share, Random random, int... trials) {
    int bins = shown.numBins();
    int channels = shown.numChannels();
    float[][] inputs = new float[bins * trials.length][channels];
    float[][] counts = new float[inputs.length][channels];
    boolean[][] inLoss = new boolean[inputs.length][channels];
    long observed = 0;
    for (int row = 0; row < inputs.length; row++) {
      int trial = trials[row % trials.length];
      int bin = row / trials.length;
      boolean[] hidden = hidden(shown.observed()[trial][bin], share, random);
      show(shown, trial, bin, hidden, 1 / (1 - share), inputs[row]);
      copy(explained, trial, bin, counts[row]);
      observed += mark(inLoss[row], explained.observed()[trial][bin]);
      if (share > 0) {
        spare(inLoss[row], shown.observed()[trial][bin], hidden);
      }
    }
    return new Batch(bins, trials.length, inputs, counts, inLoss, observed);
  }

  private static boolean[] hidden(boolean[] shown, double share, Random random) {
    boolean[] hidden = new boolean[shown.length];
    for (int channel = 0; channel < hidden.length; channel++) {
      hidden[channel] = share > 0 && shown[channel] && random.nextDouble() < share;
    }
    return hidden;
  }

  private static void show(
      BinnedCounts shown, int trial, int bin, boolean[] hidden, double scale, float[] input) {
    for (int channel = 0; channel < input.length; channel++) {
      if (shown.observed()[trial][bin][channel] && !hidden[channel]) {
        input[channel] = (float) (shown.counts()[trial][bin][channel] * scale);
      }
    }
  }

  private static void copy(BinnedCounts explained, int trial, int bin, float[] counts) {
    for (int channel = 0; channel < counts.length; channel++) {
      if (explained.observed()[trial][bin][channel]) {
        counts[channel] = explained.counts()[trial][bin][channel];
      }
    }
  }

  private static int mark(boolean[] inLoss, boolean[] explained) {
    int marked = 0;
    for (int channel = 0; channel < inLoss.length; channel++) {
      inLoss[channel] = explained[channel];
      marked += explained[channel] ? 1 : 0;
    }
    return marked;
  }

  /** Takes out of the loss what the network sees. */
  private static void spare(boolean[] inLoss, boolean[] shown, boolean[] hidden) {
    for (int channel = 0; channel < inLoss.length; channel++) {
      inLoss[channel] &= hidden[channel] || !shown[channel];
    }
  }
}
