// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation.limit;

/**
 * Spikes as a mixture: a class mean, a size of the deviation from it, and independent Gaussian
 * coefficients of the deviation in one basis.
 *
 * @param means {@code [class][value]}
 * @param sizes unit of the deviation {@code [size]}
 * @param basis orthonormal {@code [coefficient][value]}
 * @param variances {@code [class][size][coefficient]} in units of the size squared
 * @param labelBits bits that name a class and a size {@code [class][size]}
 */
record Mixture(
    double[][] means,
    double[] sizes,
    double[][] basis,
    double[][][] variances,
    double[][] labelBits) {

  /** Coordinates of a vector in the basis. */
  double[] coordinates(double[] vector) {
    double[] coordinates = new double[basis.length];
    for (int i = 0; i < basis.length; i++) {
      double sum = 0;
      for (int t = 0; t < vector.length; t++) {
        sum += basis[i][t] * vector[t];
      }
      coordinates[i] = sum;
    }
    return coordinates;
  }
}
