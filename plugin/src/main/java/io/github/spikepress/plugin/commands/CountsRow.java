// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.plugin.results.ResultsRow;

/** The columns that say what counts a command worked on. */
final class CountsRow {

  private CountsRow() {}

  /**
   * Starts a table.
   *
   * @param input name of the input
   * @param counts read from it
   * @return its row
   */
  static ResultsRow of(String input, BinnedCounts counts) {
    double entries = (double) counts.numTrials() * counts.numBins() * counts.numChannels();
    return ResultsRow.ofNewTable()
        .with("input", input)
        .with("trials", counts.numTrials())
        .with("bins", counts.numBins())
        .with("channels", counts.numChannels())
        .with("observed_share", counts.numObserved() / entries);
  }
}
