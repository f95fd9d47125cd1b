// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.baselines;

import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.errors.WrongArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * Smoothing, then projection on the first principal components of the smoothed training trials:
 * what neighbouring bins and other channels tell linearly. Immutable.
 */
public final class LinearImputation {

  private final Smoothing smoothing;
  private final double[] channelMeans;
  private final double[] means;
  private final double[][] components;

  private LinearImputation(
      Smoothing smoothing, double[] channelMeans, double[] means, double[][] components) {
    this.smoothing = smoothing;
    this.channelMeans = channelMeans;
    this.means = means;
    this.components = components;
  }

  /**
   * Fits the components.
   *
   * @param training trials
   * @param smoothing of the counts
   * @param numComponents how many, 1 to the number of channels
   * @return the baseline
   */
  public static LinearImputation fit(
      BinnedCounts training, Smoothing smoothing, int numComponents) {
    int channels = training.numChannels();
    if (numComponents < 1 || numComponents > channels) {
      throw new WrongArgumentException(
          "give 1 to " + channels + " components, got " + numComponents);
    }
    double[] channelMeans = training.requireTrainable().meanCounts();
    double[][][] rates = smoothing.ratesHz(training, channelMeans);
    double[] means = new double[channels];
    double[][] products = new double[channels][channels];
    double n = (double) rates.length * rates[0].length;
    for (double[][] trial : rates) {
      for (double[] bin : trial) {
        for (int i = 0; i < channels; i++) {
          means[i] += bin[i] / n;
          for (int j = 0; j <= i; j++) {
            products[i][j] += bin[i] * bin[j] / n;
          }
        }
      }
    }
    for (int i = 0; i < channels; i++) {
      for (int j = 0; j <= i; j++) {
        products[i][j] -= means[i] * means[j];
        products[j][i] = products[i][j];
      }
    }
    EigenDecompositionSymmetric eigen =
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(products));
    double[][] components = new double[numComponents][];
    for (int k = 0; k < numComponents; k++) {
      components[k] = eigen.getEigenvector(k).toArray();
    }
    return new LinearImputation(smoothing, channelMeans, means, components);
  }

  /**
   * Estimates rates.
   *
   * @param counts trials with the channels of the training
   * @return spikes per second, {@code [trial][bin][channel]}
   */
  public double[][][] ratesHz(BinnedCounts counts) {
    double[][][] rates = smoothing.ratesHz(counts, channelMeans);
    for (double[][] trial : rates) {
      for (int bin = 0; bin < trial.length; bin++) {
        trial[bin] = projected(trial[bin]);
      }
    }
    return rates;
  }

  private double[] projected(double[] rates) {
    double[] result = means.clone();
    for (double[] component : components) {
      double score = 0;
      for (int i = 0; i < rates.length; i++) {
        score += component[i] * (rates[i] - means[i]);
      }
      for (int i = 0; i < rates.length; i++) {
        result[i] += score * component[i];
      }
    }
    return result;
  }
}
