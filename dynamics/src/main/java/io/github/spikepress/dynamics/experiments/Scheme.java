// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.experiments;

import io.github.spikepress.dynamics.counts.DutyCycles;
import io.github.spikepress.dynamics.counts.RandomChannels;
import io.github.spikepress.dynamics.counts.RotatingBlocks;
import io.github.spikepress.dynamics.counts.SamplingScheme;
import java.util.stream.IntStream;

/** Ways to look at some of the channels in each bin. */
public enum Scheme {
  /** Exactly so many channels in each bin, chosen anew. */
  RANDOM {
    @Override
    SamplingScheme looking(int observed, int channels) {
      return new RandomChannels(observed);
    }
  },
  /** A block of so many neighbours, which moves on with each bin. */
  BLOCKS {
    @Override
    SamplingScheme looking(int observed, int channels) {
      return new RotatingBlocks(observed, 1);
    }
  },
  /**
   * Every channel in its own rhythm: shares of the bins that rise evenly over the channels from a
   * quarter to seven quarters of their mean.
   */
  DUTY {
    @Override
    SamplingScheme looking(int observed, int channels) {
      double mean = (double) observed / channels;
      return new DutyCycles(
          IntStream.range(0, channels)
              .mapToDouble(c -> mean * (LEAST + (2 - 2 * LEAST) * c / (channels - 1.0)))
              .toArray());
    }
  };

  private static final double LEAST = 0.25;

  /** The scheme that looks at so many channels of each bin on average. */
  abstract SamplingScheme looking(int observed, int channels);
}
