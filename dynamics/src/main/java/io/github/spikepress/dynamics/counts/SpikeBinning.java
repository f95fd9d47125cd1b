// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.counts;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Counts sorted spikes in bins of equal length.
 *
 * @param binSeconds length of a bin in seconds
 * @param numBins bins of each trial, 1 or more
 */
public record SpikeBinning(double binSeconds, int numBins) {

  private static final double MOST_ENTRIES = 1 << 28;

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
   * @param spikes sorted spikes of at least one unit
   * @param trialStartsSeconds when each trial starts; trials may overlap
   * @return counts as {@code [trial][bin][unit]}, all observed
   * @throws WrongArgumentException if no spike has a unit
   */
  public BinnedCounts count(SpikeTrains spikes, double... trialStartsSeconds) {
    if (spikes.numUnits() == 0) {
      throw new WrongArgumentException("no spike is assigned to a unit; there is nothing to count");
    }
    requireRoom(trialStartsSeconds.length, spikes.numUnits());
    int[][][] counts = new int[trialStartsSeconds.length][numBins][spikes.numUnits()];
    for (int spike = 0; spike < spikes.units().length; spike++) {
      if (spikes.units()[spike] >= 0) {
        count(counts, spikes.timesSeconds()[spike], spikes.units()[spike], trialStartsSeconds);
      }
    }
    return BinnedCounts.observedFully(counts, binSeconds);
  }

  /**
   * Cuts a recording without trials into equal pieces, one after the other from its start. What
   * follows the last whole piece is left out.
   *
   * @param spikes sorted spikes
   * @return counts as {@code [piece][bin][unit]}, all observed
   * @throws WrongArgumentException if the last spike comes before the end of the first piece
   */
  public BinnedCounts countPieces(SpikeTrains spikes) {
    double pieceSeconds = binSeconds * numBins;
    double whole = Math.floor(spikes.lastSeconds() / pieceSeconds);
    requireRoom(whole, spikes.numUnits());
    int pieces = (int) whole;
    if (pieces < 1) {
      throw new WrongArgumentException(
          "the spikes end after "
              + spikes.lastSeconds()
              + " s, before the first trial of "
              + pieceSeconds
              + " s; make trials shorter");
    }
    return count(spikes, IntStream.range(0, pieces).mapToDouble(i -> i * pieceSeconds).toArray());
  }

  /** A damaged time or unit must not ask for all memory. */
  private void requireRoom(double trials, int units) {
    if (trials * numBins * units > MOST_ENTRIES) {
      throw new WrongArgumentException(
          String.format(
              Locale.ROOT,
              "%.0f trials of %d bins and %d units are too many; check the spike times and units,"
                  + " or take longer bins",
              trials,
              numBins,
              units));
    }
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
