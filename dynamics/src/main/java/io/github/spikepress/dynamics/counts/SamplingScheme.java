// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.counts;

/**
 * Which entries of {@code [trial][bin][channel]} an interface of limited bandwidth looks at.
 * Implementations are immutable.
 */
public sealed interface SamplingScheme
    permits RandomChannels, RotatingBlocks, DutyCycles, MissingBins {

  /**
   * Chooses the entries.
   *
   * @param trials number of trials
   * @param bins bins of each trial
   * @param channels number of channels
   * @param seed the same seed gives the same choice
   * @return whether an entry is looked at, {@code [trial][bin][channel]}, new
   */
  boolean[][][] draw(int trials, int bins, int channels, long seed);
}
