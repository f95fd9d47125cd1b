// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.estimation;

import io.github.spikepress.waveforms.PrincipalAxes;

/**
 * The Karhunen–Loève basis of what the class means leave over, each spike in units of its step. A
 * weak prior of smooth residuals stands in for what few spikes cannot tell. Not thread-safe.
 */
public final class BasisEstimator {

  /** The prior counts as much as this many spikes. */
  public static final double PRIOR_SPIKES = 2;

  /** Power of the prior's residuals, where spikes have power 1. */
  private static final double PRIOR_POWER = 0.1;

  /** Correlation of neighbouring samples in the prior. */
  private static final double PRIOR_CORRELATION = 0.8;

  private final double[][] covariance;
  private double weight = PRIOR_SPIKES;

  /**
   * Starts with the prior alone.
   *
   * @param numChannels channels of a spike
   * @param numSamples samples of a channel
   * @param middleStep size of a usual step, in model units
   */
  public BasisEstimator(int numChannels, int numSamples, double middleStep) {
    int size = numChannels * numSamples;
    covariance = new double[size][size];
    double power = PRIOR_POWER / (middleStep * middleStep);
    double[] correlations = priorCorrelations(numSamples);
    for (int s = 0; s < size; s++) {
      int from = s - s % numSamples;
      for (int t = from; t < from + numSamples; t++) {
        covariance[s][t] = PRIOR_SPIKES * power * correlations[Math.abs(s - t)];
      }
    }
  }

  private static double[] priorCorrelations(int numSamples) {
    double[] correlations = new double[numSamples];
    double correlation = 1;
    for (int lag = 0; lag < numSamples; lag++) {
      correlations[lag] = correlation;
      correlation *= PRIOR_CORRELATION;
    }
    return correlations;
  }

  /**
   * Adds one spike's residual.
   *
   * @param spike {@code [channel × sample]}
   * @param mean of its class
   * @param step in whose units the residual counts
   */
  public void add(float[] spike, float[] mean, double step) {
    double[] residual = new double[spike.length];
    for (int t = 0; t < residual.length; t++) {
      residual[t] = (spike[t] - mean[t]) / step;
    }
    for (int s = 0; s < residual.length; s++) {
      double[] row = covariance[s];
      double factor = residual[s];
      for (int t = 0; t < residual.length; t++) {
        row[t] += factor * residual[t];
      }
    }
    weight++;
  }

  /**
   * The basis of the spikes added so far.
   *
   * @param most coefficients wanted
   * @param leastRms directions of a smaller rms, in steps, are left out, all but one
   * @return {@code [coefficient][value]} in order of falling variance
   */
  public float[][] basis(int most, double leastRms) {
    PrincipalAxes axes = PrincipalAxes.of(covariance);
    int count = 1;
    int limit = Math.min(most, covariance.length);
    while (count < limit && axes.variances()[count] > leastRms * leastRms * weight) {
      count++;
    }
    float[][] basis = new float[count][covariance.length];
    for (int i = 0; i < count; i++) {
      double[] direction = axes.directions()[i];
      for (int t = 0; t < direction.length; t++) {
        basis[i][t] = (float) direction[t];
      }
    }
    return basis;
  }

  /**
   * The second moment of the spikes so far along a direction.
   *
   * @param direction {@code [channel × sample]} of length 1
   * @return in squared steps
   */
  public double moment(double[] direction) {
    double sum = 0;
    for (int s = 0; s < direction.length; s++) {
      double row = 0;
      for (int t = 0; t < direction.length; t++) {
        row += covariance[s][t] * direction[t];
      }
      sum += direction[s] * row;
    }
    return sum / weight;
  }

  /**
   * The prior's second moment along a direction.
   *
   * @param direction {@code [channel × sample]} of length 1
   * @param numSamples samples of a channel
   * @param middleStep size of a usual step, in model units
   * @return in squared steps
   */
  public static double priorMoment(float[] direction, int numSamples, double middleStep) {
    double[] correlations = priorCorrelations(numSamples);
    double sum = 0;
    for (int from = 0; from < direction.length; from += numSamples) {
      for (int s = from; s < from + numSamples; s++) {
        for (int t = from; t < from + numSamples; t++) {
          sum += direction[s] * direction[t] * correlations[Math.abs(s - t)];
        }
      }
    }
    return sum * PRIOR_POWER / (middleStep * middleStep);
  }
}
