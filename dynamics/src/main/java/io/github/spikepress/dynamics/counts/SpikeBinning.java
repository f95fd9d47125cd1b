// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.counts;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * Counts sorted spikes in bins of equal length.
 *
 * @param binSeconds length of a bin in seconds
 * @param numBins bins of each trial, 1 or more
 */
public record SpikeBinning(double binSeconds, int numBins) {

  /** Checks the ranges. */
  public SpikeBinning {
    if (!(binSeconds > 0) || numBins < 1) {
      throw new WrongArgumentException(
          "binning needs bins longer than 0 s and at least one of them, got "
              + binSeconds
              + " s and "
              + numBins);
    }
  }

  /**
   * Counts the spikes of each unit in each trial. A spike on the border of two bins belongs to the
   * later one; spikes outside all trials and of units below 0 are left out.
   *
   * @param timesSeconds when each spike happened, in any order
   * @param units unit of each spike, −1 = not assigned
   * @param numUnits number of units; every unit lies below it
   * @param trialStartsSeconds when each trial starts; trials may overlap
   * @return counts as {@code [trial][bin][unit]}, all observed
   */
  public BinnedCounts count(
      double[] timesSeconds, int[] units, int numUnits, double... trialStartsSeconds) {
    if (timesSeconds.length != units.length) {
      throw new WrongArgumentException(
          timesSeconds.length + " spike times but " + units.length + " units");
    }
    int[][][] counts = new int[trialStartsSeconds.length][numBins][numUnits];
    for (int spike = 0; spike < units.length; spike++) {
      if (Double.isNaN(timesSeconds[spike]) || units[spike] >= numUnits) {
        throw new WrongArgumentException(
            "spike "
                + spike
                + " has time "
                + timesSeconds[spike]
                + " s and unit "
                + units[spike]
                + "; expected a time and a unit below "
                + numUnits);
      }
      if (units[spike] >= 0) {
        count(counts, timesSeconds[spike], units[spike], trialStartsSeconds);
      }
    }
    return BinnedCounts.observedFully(counts, binSeconds);
  }

  private void count(int[][][] counts, double seconds, int unit, double[] starts) {
    for (int trial = 0; trial < starts.length; trial++) {
      double bin = Math.floor((seconds - starts[trial]) / binSeconds);
      if (bin >= 0 && bin < numBins) {
        counts[trial][(int) bin][unit]++;
      }
    }
  }
}
