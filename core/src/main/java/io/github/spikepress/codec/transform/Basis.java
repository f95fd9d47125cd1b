// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import java.util.Arrays;

/**
 * Orthonormal directions about a mean. Immutable and thread-safe.
 *
 * <p>Sums are taken in double precision and in a fixed order, so that coefficients are equal on any
 * machine.
 */
final class Basis implements Transform {

  private final float[] mean;
  private final float[][] directions;

  /**
   * Takes directions.
   *
   * @param mean what is subtracted first
   * @param directions {@code [direction][value]}, orthonormal but for rounding, at least one
   */
  Basis(float[] mean, float[][] directions) {
    this.mean = mean;
    this.directions = directions;
  }

  /** Directions about zero. */
  static Basis ofDirections(float[][] directions) {
    return new Basis(new float[directions[0].length], directions);
  }

  @Override
  public int length() {
    return mean.length;
  }

  @Override
  public int size() {
    return directions.length;
  }

  float[] mean() {
    return mean;
  }

  float[][] directions() {
    return directions;
  }

  @Override
  public Basis first(int count) {
    return new Basis(mean, Arrays.copyOf(directions, count));
  }

  @Override
  public void analyse(float[] values, int from, double[] coefficients) {
    for (int i = 0; i < directions.length; i++) {
      float[] direction = directions[i];
      double sum = 0;
      for (int j = 0; j < direction.length; j++) {
        sum += ((double) values[from + j] - mean[j]) * direction[j];
      }
      coefficients[i] = sum;
    }
  }

  @Override
  public void synthesise(double[] coefficients, float[] values, int from) {
    double[] sum = new double[mean.length];
    for (int i = 0; i < directions.length; i++) {
      double coefficient = coefficients[i];
      if (coefficient != 0) {
        float[] direction = directions[i];
        for (int j = 0; j < sum.length; j++) {
          sum[j] += coefficient * direction[j];
        }
      }
    }
    for (int j = 0; j < sum.length; j++) {
      double value = Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, sum[j] + mean[j]));
      values[from + j] = (float) value;
    }
  }

  @Override
  public long parameters() {
    return length() + analysisMacs();
  }

  @Override
  public long analysisMacs() {
    return (long) size() * length();
  }

  @Override
  public long synthesisMacs() {
    return analysisMacs();
  }
}
