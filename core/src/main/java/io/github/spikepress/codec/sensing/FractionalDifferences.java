// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.sensing;

/**
 * The analysis operator: differences of several fractional orders, one under the other. A
 * difference of order a weighs the k-th sample before with (−1)^k times the binomial coefficient of
 * a and k (Grünwald and Letnikov); samples before the first count as 0.
 */
final class FractionalDifferences {

  private static final double[] ORDERS = {1, 1.5, 2, 2.5};

  private FractionalDifferences() {}

  /** How many orders there are. */
  static int orders() {
    return ORDERS.length;
  }

  /**
   * The operator for signals of a length.
   *
   * @return {@code [order × sample][sample]}
   */
  static double[][] matrix(int length) {
    double[][] matrix = new double[ORDERS.length * length][length];
    for (int order = 0; order < ORDERS.length; order++) {
      double[] weights = weights(ORDERS[order], length);
      for (int sample = 0; sample < length; sample++) {
        for (int before = 0; before <= sample; before++) {
          matrix[order * length + sample][sample - before] = weights[before];
        }
      }
    }
    return matrix;
  }

  private static double[] weights(double order, int length) {
    double[] weights = new double[length];
    weights[0] = 1;
    for (int k = 1; k < length; k++) {
      weights[k] = weights[k - 1] * (k - 1 - order) / k;
    }
    return weights;
  }
}
