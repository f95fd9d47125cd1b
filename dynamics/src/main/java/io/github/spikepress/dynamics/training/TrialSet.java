// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.training;

import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.errors.WrongArgumentException;

/**
 * Trials as a model is taught with them. Normally both views are the same; they differ where a
 * model is shown less than it has to explain, or more.
 *
 * @param shown what the encoder sees: entries that are not observed here are zero on the way in
 * @param explained what the loss asks for: entries that are not observed here take no part in it
 */
public record TrialSet(BinnedCounts shown, BinnedCounts explained) {

  /** Checks that both are of the same trials. */
  public TrialSet {
    if (shown.numTrials() != explained.numTrials()
        || shown.numBins() != explained.numBins()
        || shown.numChannels() != explained.numChannels()) {
      throw new WrongArgumentException(shown + " shown but " + explained + " to be explained");
    }
  }

  /**
   * Trials of which exactly the observed entries are shown and explained: SBTT.
   *
   * @param counts the trials
   * @return both views
   */
  public static TrialSet of(BinnedCounts counts) {
    return new TrialSet(counts, counts);
  }
}
