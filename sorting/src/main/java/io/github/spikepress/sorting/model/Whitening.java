// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.model;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.PrincipalAxes;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;

/**
 * Zero-phase component analysis (Bell and Sejnowski 1997): a symmetric matrix makes the noise of
 * all values equal and independent while a spike keeps its shape as well as it can.
 *
 * @param mean {@code [value]}, in the recording's units
 * @param matrix {@code [value][value]}
 */
public record Whitening(float[] mean, float[][] matrix) implements Normaliser {

  /** What is added to the covariance's diagonal, in units of its mean. */
  static final double RIDGE = 1e-2;

  /** This share of the training values lies within four units. */
  private static final double SHARE_INSIDE = 0.999;

  private static final double INSIDE = 4;

  /** Checks the lengths. */
  public Whitening {
    for (float[] row : matrix) {
      if (row.length != mean.length) {
        throw new WrongArgumentException(
            "a whitening of " + mean.length + " values has a row of " + row.length);
      }
    }
    if (matrix.length != mean.length || mean.length == 0) {
      throw new WrongArgumentException(
          "a whitening of " + mean.length + " values has " + matrix.length + " rows");
    }
  }

  /**
   * Measures training spikes.
   *
   * @param training at least one spike
   * @param covariance of the noise, {@code [value][value]}, not all 0
   * @return the normaliser, scaled so that nearly all training values lie within −4 and 4
   */
  static Whitening of(Waveforms training, double[][] covariance) {
    float[] mean = ZScore.of(training).mean();
    Whitening plain = new Whitening(mean, inverseRoot(covariance));
    return plain.scaled(INSIDE / plain.magnitude(training));
  }

  private static float[][] inverseRoot(double[][] covariance) {
    PrincipalAxes axes = PrincipalAxes.of(covariance);
    double ridge = RIDGE * Arrays.stream(axes.variances()).average().orElseThrow();
    int size = covariance.length;
    double[][] root = new double[size][size];
    for (int axis = 0; axis < size; axis++) {
      double[] direction = axes.directions()[axis];
      double factor = 1 / Math.sqrt(axes.variances()[axis] + ridge);
      for (int row = 0; row < size; row++) {
        for (int column = 0; column < size; column++) {
          root[row][column] += factor * direction[row] * direction[column];
        }
      }
    }
    return toFloats(root);
  }

  private Whitening scaled(double factor) {
    double[][] scaled = new double[matrix.length][matrix.length];
    for (int row = 0; row < scaled.length; row++) {
      for (int column = 0; column < scaled.length; column++) {
        scaled[row][column] = factor * matrix[row][column];
      }
    }
    return new Whitening(mean, toFloats(scaled));
  }

  private double magnitude(Waveforms spikes) {
    int size = numValues();
    float[] magnitudes = new float[spikes.numSpikes() * size];
    float[] spike = new float[size];
    for (int i = 0; i < spikes.numSpikes(); i++) {
      spikes.copySpike(i, spike);
      float[] white = apply(spike);
      for (int j = 0; j < size; j++) {
        magnitudes[i * size + j] = Math.abs(white[j]);
      }
    }
    Arrays.sort(magnitudes);
    return magnitudes[(int) (SHARE_INSIDE * (magnitudes.length - 1))];
  }

  @Override
  public float[] apply(float[] spike) {
    float[] centred = new float[mean.length];
    for (int j = 0; j < centred.length; j++) {
      centred[j] = spike[j] - mean[j];
    }
    float[] white = new float[mean.length];
    for (int row = 0; row < white.length; row++) {
      float sum = 0;
      for (int j = 0; j < centred.length; j++) {
        sum += matrix[row][j] * centred[j];
      }
      white[row] = sum;
    }
    return white;
  }

  @Override
  public int numValues() {
    return mean.length;
  }

  @Override
  public long multiplications() {
    return (long) mean.length * mean.length;
  }

  @Override
  public int sizeBytes() {
    return Float.BYTES * mean.length * (mean.length + 1);
  }

  private static float[][] toFloats(double[][] values) {
    float[][] floats = new float[values.length][values.length];
    for (int row = 0; row < floats.length; row++) {
      for (int column = 0; column < floats.length; column++) {
        floats[row][column] = (float) values[row][column];
      }
    }
    return floats;
  }
}
