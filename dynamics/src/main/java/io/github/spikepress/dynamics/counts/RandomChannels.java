// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.counts;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Looks at the same number of channels in every bin, chosen anew each time without replacement; the
 * scheme of the paper's experiments on electrophysiology (Zhu et al. 2021).
 *
 * @param channelsPerBin how many channels are looked at in each bin, 1 or more
 */
public record RandomChannels(int channelsPerBin) implements SamplingScheme {

  /** Checks the range. */
  public RandomChannels {
    if (channelsPerBin < 1) {
      throw new WrongArgumentException(
          "a bin needs at least 1 observed channel, got " + channelsPerBin);
    }
  }

  @Override
  public boolean[][][] draw(int trials, int bins, int channels, long seed) {
    requireAtMost(channelsPerBin, channels);
    SplittableRandom random = new SplittableRandom(seed);
    boolean[][][] mask = new boolean[trials][bins][channels];
    int[] order = IntStream.range(0, channels).toArray();
    for (boolean[][] trial : mask) {
      for (boolean[] bin : trial) {
        mark(bin, order, random);
      }
    }
    return mask;
  }

  private void mark(boolean[] bin, int[] order, SplittableRandom random) {
    for (int i = 0; i < channelsPerBin; i++) {
      int j = random.nextInt(i, order.length);
      int chosen = order[j];
      order[j] = order[i];
      order[i] = chosen;
      bin[chosen] = true;
    }
  }

  static void requireAtMost(int wanted, int channels) {
    if (wanted > channels) {
      throw new WrongArgumentException(
          "cannot look at " + wanted + " of " + channels + " channels; give 1 to " + channels);
    }
  }
}
