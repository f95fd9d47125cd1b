// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.search;

import io.github.spikepress.waveforms.Waveforms;

/**
 * The mean of a figure over all spikes, estimated from a few of them. Loud spikes are restored with
 * more decibels, so a part that happens to be loud would flatter the codec; how loud spikes are is
 * known of all, and a straight line through the part's figures corrects for it (the regression
 * estimator of sampling theory, Cochran 1977, chapter 7).
 */
final class RegressionEstimate {

  /** With fewer figures a straight line says little. */
  private static final int FEWEST = 20;

  private RegressionEstimate() {}

  /**
   * Estimates a mean.
   *
   * @param figures of the part; NaN where there is none
   * @param loudness of the part, one a figure; NaN where silent
   * @param meanLoudness over all
   * @return the mean to be expected over all; NaN without a figure
   */
  static double mean(double[] figures, double[] loudness, double meanLoudness) {
    int count = 0;
    double figureSum = 0;
    double loudnessSum = 0;
    double squares = 0;
    double products = 0;
    for (int i = 0; i < figures.length; i++) {
      double relative = loudness[i] - meanLoudness;
      if (!Double.isNaN(figures[i]) && !Double.isNaN(relative)) {
        count++;
        figureSum += figures[i];
        loudnessSum += relative;
        squares += relative * relative;
        products += relative * figures[i];
      }
    }
    double mean = figureSum / count;
    double variance = squares / count - loudnessSum / count * (loudnessSum / count);
    double covariance = products / count - loudnessSum / count * mean;
    boolean telling = count >= FEWEST && variance > 1e-6;
    return telling ? mean - covariance / variance * loudnessSum / count : mean;
  }

  /**
   * How loud spikes or waveforms are.
   *
   * @param spikes the spikes
   * @param size values that are taken together
   * @return dB; NaN where silent
   */
  static double[] loudness(Waveforms spikes, int size) {
    double[] loudness = new double[spikes.values().length / size];
    for (int i = 0; i < loudness.length; i++) {
      double energy = 0;
      for (int t = i * size; t < (i + 1) * size; t++) {
        energy += (double) spikes.values()[t] * spikes.values()[t];
      }
      loudness[i] = energy > 0 ? 10 * StrictMath.log10(energy) : Double.NaN;
    }
    return loudness;
  }

  /** The mean over those that are not silent. */
  static double meanLoudness(Waveforms spikes, int size) {
    double[] loudness = loudness(spikes, size);
    double[] zeros = new double[loudness.length];
    return mean(loudness, zeros, 0);
  }
}
