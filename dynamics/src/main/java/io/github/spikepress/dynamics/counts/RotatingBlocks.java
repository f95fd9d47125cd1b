// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.counts;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.SplittableRandom;

/**
 * Looks at a block of neighbouring channels and moves on to the next block after some bins, round
 * and round, as a multiplexer does. Each trial starts at a random place of the round.
 *
 * @param channelsPerBlock channels that are looked at together, 1 or more
 * @param binsPerBlock bins before the next block, 1 or more
 */
public record RotatingBlocks(int channelsPerBlock, int binsPerBlock) implements SamplingScheme {

  /** Checks the ranges. */
  public RotatingBlocks {
    if (channelsPerBlock < 1 || binsPerBlock < 1) {
      throw new WrongArgumentException(
          "blocks need at least 1 channel and 1 bin, got "
              + channelsPerBlock
              + " and "
              + binsPerBlock);
    }
  }

  @Override
  public boolean[][][] draw(int trials, int bins, int channels, long seed) {
    RandomChannels.requireAtMost(channelsPerBlock, channels);
    SplittableRandom random = new SplittableRandom(seed);
    int blocks = (channels + channelsPerBlock - 1) / channelsPerBlock;
    boolean[][][] mask = new boolean[trials][bins][channels];
    for (boolean[][] trial : mask) {
      int start = random.nextInt(blocks * binsPerBlock);
      for (int bin = 0; bin < bins; bin++) {
        mark(trial[bin], ((start + bin) / binsPerBlock) % blocks * channelsPerBlock);
      }
    }
    return mask;
  }

  /** The last block wraps round, so that every bin has the same number of channels. */
  private void mark(boolean[] bin, int first) {
    for (int i = 0; i < channelsPerBlock; i++) {
      bin[(first + i) % bin.length] = true;
    }
  }
}
