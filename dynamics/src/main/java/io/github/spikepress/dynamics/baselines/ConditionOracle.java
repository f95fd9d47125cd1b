// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.baselines;

import io.github.spikepress.dynamics.counts.BinnedCounts;

/**
 * The ceiling on data with repeated conditions: knows the true rates of all conditions and only
 * asks which one a trial belongs to. The estimate is the posterior mean over conditions given the
 * observed counts.
 *
 * @param conditionsHz true rates in spikes per second, {@code [condition][bin][channel]}, equally
 *     likely
 */
public record ConditionOracle(double[][][] conditionsHz) {

  /**
   * Estimates rates.
   *
   * @param counts trials with bins and channels of the conditions
   * @return spikes per second, {@code [trial][bin][channel]}
   */
  public double[][][] ratesHz(BinnedCounts counts) {
    double[][][] rates = new double[counts.numTrials()][counts.numBins()][counts.numChannels()];
    for (int trial = 0; trial < rates.length; trial++) {
      double[] posterior = posterior(counts, trial);
      for (int condition = 0; condition < posterior.length; condition++) {
        for (int bin = 0; bin < rates[trial].length; bin++) {
          for (int channel = 0; channel < rates[trial][bin].length; channel++) {
            rates[trial][bin][channel] +=
                posterior[condition] * conditionsHz[condition][bin][channel];
          }
        }
      }
    }
    return rates;
  }

  private double[] posterior(BinnedCounts counts, int trial) {
    double[] weights = new double[conditionsHz.length];
    double greatest = Double.NEGATIVE_INFINITY;
    for (int condition = 0; condition < weights.length; condition++) {
      weights[condition] = logLikelihood(counts, trial, conditionsHz[condition]);
      greatest = Math.max(greatest, weights[condition]);
    }
    double sum = 0;
    for (int condition = 0; condition < weights.length; condition++) {
      weights[condition] = StrictMath.exp(weights[condition] - greatest);
      sum += weights[condition];
    }
    for (int condition = 0; condition < weights.length; condition++) {
      weights[condition] /= sum;
    }
    return weights;
  }

  private static double logLikelihood(BinnedCounts counts, int trial, double[][] ratesHz) {
    double sum = 0;
    for (int bin = 0; bin < ratesHz.length; bin++) {
      for (int channel = 0; channel < ratesHz[bin].length; channel++) {
        if (counts.observed()[trial][bin][channel]) {
          double mean = ratesHz[bin][channel] * counts.binSeconds();
          sum += counts.counts()[trial][bin][channel] * StrictMath.log(mean) - mean;
        }
      }
    }
    return sum;
  }
}
