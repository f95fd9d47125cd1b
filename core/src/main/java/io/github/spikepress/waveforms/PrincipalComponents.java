// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * Principal components of whole spikes, all channels of a spike taken as one vector {@code
 * [channel][sample]}. For components of single channels, {@linkplain Waveforms#regroup regroup} the
 * waveforms to one channel first.
 *
 * <p>Computed in double precision from the covariance matrix (divided by the number of spikes less
 * one). The sign of a component is such that its entry of largest magnitude is positive. Immutable
 * and thread-safe; equal waveforms give equal components on any machine.
 */
public final class PrincipalComponents {

  /** Greatest length of a vector: its covariance matrix still fits into memory. */
  public static final int MAX_VALUES = 4096;

  private final int numChannels;
  private final int numSamples;
  private final double[] mean;
  private final double[][] components;
  private final double[] explainedVariance;

  private PrincipalComponents(
      Waveforms shape, double[] mean, double[][] components, double[] explainedVariance) {
    this.numChannels = shape.numChannels();
    this.numSamples = shape.numSamples();
    this.mean = mean;
    this.components = components;
    this.explainedVariance = explainedVariance;
  }

  /**
   * Finds the directions of largest variance.
   *
   * @param waveforms {@code [spike][channel][sample]}, at least one spike, all values finite, at
   *     most {@link #MAX_VALUES} values a spike
   * @param components how many to keep, 1 to channels times samples
   * @return the components in order of falling variance
   * @throws WrongArgumentException if one of these does not hold
   */
  public static PrincipalComponents fit(Waveforms waveforms, int components) {
    int size = waveforms.valuesPerSpike();
    if (waveforms.numSpikes() < 1) {
      throw new WrongArgumentException("principal components need at least 1 spike, got none");
    }
    if (size > MAX_VALUES) {
      throw new WrongArgumentException(
          "principal components take at most "
              + MAX_VALUES
              + " values a spike, got "
              + size
              + "; take fewer channels at once");
    }
    if (components < 1 || components > size) {
      throw new WrongArgumentException(
          "number of principal components must be 1 to " + size + ", got " + components);
    }
    waveforms.requireFinite();
    double[] mean = meanOf(waveforms);
    PrincipalAxes axes = PrincipalAxes.of(covarianceOf(waveforms, mean));
    double[][] directions = new double[components][];
    double[] variances = new double[components];
    for (int i = 0; i < components; i++) {
      directions[i] = withSettledSign(axes.directions()[i]);
      variances[i] = axes.variances()[i];
    }
    return new PrincipalComponents(waveforms, mean, directions, variances);
  }

  /**
   * The coordinates of spikes along the components.
   *
   * @param waveforms {@code [spike][channel][sample]} of the window of the training spikes
   * @return {@code [spike][component]}
   * @throws WrongArgumentException if the window differs
   */
  public float[][] project(Waveforms waveforms) {
    requireWindow(waveforms);
    float[][] scores = new float[waveforms.numSpikes()][components.length];
    double[] centred = new double[mean.length];
    for (int spike = 0; spike < scores.length; spike++) {
      subtractMean(waveforms, spike, mean, centred);
      for (int i = 0; i < components.length; i++) {
        scores[spike][i] = (float) dot(components[i], centred);
      }
    }
    return scores;
  }

  /**
   * Spikes with given coordinates along the components.
   *
   * @param scores {@code [spike][component]}
   * @return {@code [spike][channel][sample]}
   * @throws WrongArgumentException if a spike has another number of coordinates
   */
  public Waveforms reconstruct(float[][] scores) {
    int size = mean.length;
    float[] values = new float[scores.length * size];
    double[] sum = new double[size];
    for (int spike = 0; spike < scores.length; spike++) {
      requireScores(spike, scores[spike].length);
      System.arraycopy(mean, 0, sum, 0, size);
      for (int i = 0; i < components.length; i++) {
        addScaled(sum, components[i], scores[spike][i]);
      }
      for (int j = 0; j < size; j++) {
        values[spike * size + j] = (float) sum[j];
      }
    }
    return new Waveforms(scores.length, numChannels, numSamples, values);
  }

  /**
   * The mean spike.
   *
   * @return {@code [channel][sample]} row-major, a new array
   */
  public float[] mean() {
    return toFloats(mean);
  }

  /**
   * The directions, orthonormal.
   *
   * @return {@code [component][value]}, values {@code [channel][sample]} row-major, a new array
   */
  public float[][] components() {
    float[][] copy = new float[components.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = toFloats(components[i]);
    }
    return copy;
  }

  /**
   * The variance of the training spikes along each component.
   *
   * @return {@code [component]}, falling, 0 or more, in squared units, a new array
   */
  public double[] explainedVariance() {
    return explainedVariance.clone();
  }

  private void requireWindow(Waveforms waveforms) {
    if (waveforms.numChannels() != numChannels || waveforms.numSamples() != numSamples) {
      throw new WrongArgumentException(
          "principal components of "
              + numChannels
              + " x "
              + numSamples
              + " values do not fit "
              + waveforms);
    }
  }

  private void requireScores(int spike, int got) {
    if (got != components.length) {
      throw new WrongArgumentException(
          "spike " + spike + " has " + got + " scores for " + components.length + " components");
    }
  }

  private static double[] meanOf(Waveforms waveforms) {
    int size = waveforms.valuesPerSpike();
    double[] sum = new double[size];
    float[] values = waveforms.values();
    for (int i = 0; i < values.length; i++) {
      sum[i % size] += values[i];
    }
    for (int j = 0; j < size; j++) {
      sum[j] /= waveforms.numSpikes();
    }
    return sum;
  }

  private static double[][] covarianceOf(Waveforms waveforms, double[] mean) {
    int size = mean.length;
    double[][] covariance = new double[size][size];
    double[] centred = new double[size];
    for (int spike = 0; spike < waveforms.numSpikes(); spike++) {
      subtractMean(waveforms, spike, mean, centred);
      for (int row = 0; row < size; row++) {
        addScaled(covariance[row], centred, centred[row]);
      }
    }
    double divisor = Math.max(1, waveforms.numSpikes() - 1);
    for (double[] row : covariance) {
      for (int column = 0; column < size; column++) {
        row[column] /= divisor;
      }
    }
    return covariance;
  }

  private static void subtractMean(Waveforms from, int spike, double[] mean, double[] into) {
    float[] values = from.values();
    int start = spike * mean.length;
    for (int j = 0; j < mean.length; j++) {
      into[j] = values[start + j] - mean[j];
    }
  }

  private static void addScaled(double[] sum, double[] vector, double scale) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += scale * vector[j];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  private static double[] withSettledSign(double[] direction) {
    int largest = 0;
    for (int j = 1; j < direction.length; j++) {
      if (Math.abs(direction[j]) > Math.abs(direction[largest])) {
        largest = j;
      }
    }
    double sign = direction[largest] < 0 ? -1 : 1;
    for (int j = 0; j < direction.length; j++) {
      direction[j] *= sign;
    }
    return direction;
  }

  private static float[] toFloats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
