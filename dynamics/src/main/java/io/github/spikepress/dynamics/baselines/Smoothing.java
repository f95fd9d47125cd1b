// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.baselines;

import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.errors.WrongArgumentException;

/**
 * Normalised convolution: counts smoothed by a Gaussian over the smoothed mask, so that missing
 * samples count for nothing. Where the kernel finds no observation the channel's mean stands.
 *
 * @param sigmaBins standard deviation of the Gaussian in bins, more than 0
 */
public record Smoothing(double sigmaBins) {

  private static final double REACH = 4;

  /** Checks the range. */
  public Smoothing {
    if (!(sigmaBins > 0)) {
      throw new WrongArgumentException("a kernel is wider than 0 bins, got " + sigmaBins);
    }
  }

  /**
   * Estimates rates.
   *
   * @param counts trials
   * @param channelMeans spikes per bin of each channel, where nothing is near
   * @return spikes per second, {@code [trial][bin][channel]}
   */
  public double[][][] ratesHz(BinnedCounts counts, double[] channelMeans) {
    double[][][] rates = new double[counts.numTrials()][counts.numBins()][counts.numChannels()];
    int reach = (int) Math.ceil(REACH * sigmaBins);
    for (int trial = 0; trial < rates.length; trial++) {
      for (int bin = 0; bin < rates[trial].length; bin++) {
        double[] weights = new double[counts.numChannels()];
        int last = Math.min(counts.numBins() - 1, bin + reach);
        for (int near = Math.max(0, bin - reach); near <= last; near++) {
          add(counts, trial, near, kernel(near - bin), rates[trial][bin], weights);
        }
        normalise(rates[trial][bin], weights, channelMeans, counts.binSeconds());
      }
    }
    return rates;
  }

  private double kernel(int distance) {
    return StrictMath.exp(-distance * distance / (2 * sigmaBins * sigmaBins));
  }

  private static void add(
      BinnedCounts counts, int trial, int bin, double kernel, double[] sums, double[] weights) {
    for (int channel = 0; channel < sums.length; channel++) {
      if (counts.observed()[trial][bin][channel]) {
        sums[channel] += kernel * counts.counts()[trial][bin][channel];
        weights[channel] += kernel;
      }
    }
  }

  private static void normalise(
      double[] sums, double[] weights, double[] means, double binSeconds) {
    for (int channel = 0; channel < sums.length; channel++) {
      double mean = weights[channel] > 0 ? sums[channel] / weights[channel] : means[channel];
      sums[channel] = mean / binSeconds;
    }
  }
}
