// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.sensing;

import io.github.spikepress.codec.transform.Transform;
import java.util.Arrays;

/** Random sums and differences of samples one way, sparse recovery the other. */
final class Sensing implements Transform {

  private final byte[][] signs;
  private final float[] weights;
  private final SparseRecovery recovery;

  /**
   * Takes what was drawn and learnt.
   *
   * @param signs {@code [measurement][sample]} of +1 and −1, linearly independent
   * @param weights as {@link GroupWeights#learn} gives them
   */
  Sensing(byte[][] signs, float[] weights) {
    this.signs = signs;
    this.weights = weights;
    recovery = new SparseRecovery(asNumbers(signs), rowWeights(weights, signs[0].length));
  }

  byte[][] signs() {
    return signs;
  }

  float[] weights() {
    return weights;
  }

  @Override
  public int length() {
    return signs[0].length;
  }

  @Override
  public int size() {
    return signs.length;
  }

  @Override
  public Transform first(int count) {
    return count == size() ? this : new Sensing(Arrays.copyOf(signs, count), weights);
  }

  @Override
  public void analyse(float[] values, int from, double[] coefficients) {
    for (int i = 0; i < signs.length; i++) {
      double sum = 0;
      for (int j = 0; j < signs[i].length; j++) {
        sum += signs[i][j] * (double) values[from + j];
      }
      coefficients[i] = sum;
    }
  }

  @Override
  public void synthesise(double[] coefficients, float[] values, int from) {
    double[] signal = recovery.recover(coefficients);
    for (int j = 0; j < signal.length; j++) {
      double value = Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, signal[j]));
      values[from + j] = (float) value;
    }
  }

  @Override
  public long parameters() {
    return (long) size() * length() + weights.length;
  }

  @Override
  public long analysisMacs() {
    return (long) size() * length();
  }

  @Override
  public long synthesisMacs() {
    return recovery.macs();
  }

  private static double[][] asNumbers(byte[][] signs) {
    double[][] numbers = new double[signs.length][signs[0].length];
    for (int i = 0; i < signs.length; i++) {
      for (int j = 0; j < signs[i].length; j++) {
        numbers[i][j] = signs[i][j];
      }
    }
    return numbers;
  }

  private static double[] rowWeights(float[] weights, int length) {
    double[] rows = new double[FractionalDifferences.orders() * length];
    for (int row = 0; row < rows.length; row++) {
      int group = GroupWeights.groupOf(row % length);
      rows[row] = weights[row / length * GroupWeights.groups(length) + group];
    }
    return rows;
  }
}
