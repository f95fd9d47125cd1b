// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.counts;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Loses whole bins at random, as a radio link does: all channels of a bin or none. At least one bin
 * of each trial stays.
 *
 * @param fraction chance of a bin to be lost, 0 to less than 1
 */
public record MissingBins(double fraction) implements SamplingScheme {

  /** Checks the range. */
  public MissingBins {
    if (!(fraction >= 0 && fraction < 1)) {
      throw new WrongArgumentException(
          "the share of missing bins lies between 0 and less than 1, got " + fraction);
    }
  }

  @Override
  public boolean[][][] draw(int trials, int bins, int channels, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean[][][] mask = new boolean[trials][bins][channels];
    for (boolean[][] trial : mask) {
      int kept = random.nextInt(bins);
      for (int bin = 0; bin < bins; bin++) {
        Arrays.fill(trial[bin], random.nextDouble() >= fraction || bin == kept);
      }
    }
    return mask;
  }
}
