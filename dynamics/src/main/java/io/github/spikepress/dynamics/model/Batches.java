// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.model;

import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.dynamics.network.Batch;
import java.util.Random;
import java.util.SplittableRandom;

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
    SplittableRandom choice = share > 0 ? new SplittableRandom(random.nextLong()) : null;
    long observed = 0;
    for (int row = 0; row < inputs.length; row++) {
      int trial = trials[row % trials.length];
      int bin = row / trials.length;
      show(shown, trial, bin, inputs[row]);
      observed += ask(explained, trial, bin, counts[row], inLoss[row]);
      if (share > 0) {
        boolean[] seen = shown.observed()[trial][bin];
        hide(share, choice, seen, inputs[row], inLoss[row]);
      }
    }
    return new Batch(bins, trials.length, inputs, counts, inLoss, observed);
  }

  private static void show(BinnedCounts shown, int trial, int bin, float[] input) {
    boolean[] observed = shown.observed()[trial][bin];
    int[] counts = shown.counts()[trial][bin];
    for (int channel = 0; channel < input.length; channel++) {
      input[channel] = observed[channel] ? counts[channel] : 0;
    }
  }

  private static int ask(
      BinnedCounts explained, int trial, int bin, float[] asked, boolean[] inLoss) {
    boolean[] observed = explained.observed()[trial][bin];
    int[] counts = explained.counts()[trial][bin];
    int entries = 0;
    for (int channel = 0; channel < asked.length; channel++) {
      inLoss[channel] = observed[channel];
      asked[channel] = observed[channel] ? counts[channel] : 0;
      entries += observed[channel] ? 1 : 0;
    }
    return entries;
  }

  /** Hides some of what is seen and takes the rest of it out of the loss. */
  private static void hide(
      double share, SplittableRandom choice, boolean[] seen, float[] input, boolean[] inLoss) {
    float scale = (float) (1 / (1 - share));
    for (int channel = 0; channel < input.length; channel++) {
      if (seen[channel]) {
        boolean hidden = choice.nextDouble() < share;
        input[channel] = hidden ? 0 : input[channel] * scale;
        inLoss[channel] &= hidden;
      }
    }
  }
}
