// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.sensing;

/**
 * Weights of the differences: rows of one order that follow each other share one, the reciprocal of
 * their mean magnitude over the training spikes, so that what is usually small is kept small.
 */
final class GroupWeights {

  private static final int GROUP = 4;

  /** Share of the largest mean that is added to each, so that none is 0. */
  private static final double FLOOR = 1e-3;

  private GroupWeights() {}

  /** The number of groups of one order. */
  static int groups(int length) {
    return (length + GROUP - 1) / GROUP;
  }

  /** The group of a row of one order. */
  static int groupOf(int sample) {
    return sample / GROUP;
  }

  /**
   * Learns weights.
   *
   * @param vectors training vectors side by side
   * @param length the length of each
   * @return {@code [order × group]}, positive
   */
  static float[] learn(float[] vectors, int length) {
    double[] means = meanMagnitudes(vectors, length);
    double greatest = 0;
    for (double mean : means) {
      greatest = Math.max(greatest, mean);
    }
    float[] weights = new float[means.length];
    for (int i = 0; i < weights.length; i++) {
      double relative = greatest > 0 ? means[i] / greatest : 1;
      weights[i] = (float) (1 / (relative + FLOOR));
    }
    return weights;
  }

  private static double[] meanMagnitudes(float[] vectors, int length) {
    double[][] differences = FractionalDifferences.matrix(length);
    double[] sums = new double[FractionalDifferences.orders() * groups(length)];
    double[] rows = new double[sums.length];
    for (int row = 0; row < differences.length; row++) {
      int at = row / length * groups(length) + groupOf(row % length);
      rows[at]++;
      for (int from = 0; from < vectors.length; from += length) {
        sums[at] += Math.abs(product(differences[row], vectors, from));
      }
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= rows[i];
    }
    return sums;
  }

  private static double product(double[] row, float[] vectors, int from) {
    double sum = 0;
    for (int j = 0; j < row.length; j++) {
      sum += row[j] * vectors[from + j];
    }
    return sum;
  }
}
