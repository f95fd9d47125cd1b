// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import java.util.Arrays;

/** The Cholesky factor L of a covariance C = L Lᵀ, for Mahalanobis distances and determinants. */
final class LowerTriangle {

  private final double[][] rows;

  private LowerTriangle(double[][] rows) {
    this.rows = rows;
  }

  /**
   * Factors a covariance. Directions without variance get a millionth of the mean variance, so that
   * constant features never divide by zero.
   */
  static LowerTriangle of(double[][] covariance) {
    int size = covariance.length;
    double trace = 0;
    for (int j = 0; j < size; j++) {
      trace += covariance[j][j];
    }
    double floor = Math.max(1e-6 * trace / size, 1e-300);
    double[][] rows = new double[size][];
    for (int r = 0; r < size; r++) {
      rows[r] = new double[r + 1];
      for (int c = 0; c < r; c++) {
        rows[r][c] = (covariance[r][c] - dot(rows[r], rows[c], c)) / rows[c][c];
      }
      rows[r][r] = Math.sqrt(Math.max(floor, covariance[r][r] - dot(rows[r], rows[r], r)));
    }
    return new LowerTriangle(rows);
  }

  /** Solves L z = x. */
  void solve(double[] x, double[] z) {
    for (int r = 0; r < rows.length; r++) {
      z[r] = (x[r] - dot(rows[r], z, r)) / rows[r][r];
    }
  }

  /** Solves Lᵀ w = z; after {@link #solve} w is the solution of C w = x. */
  void solveTransposed(double[] z, double[] w) {
    for (int r = rows.length - 1; r >= 0; r--) {
      double sum = z[r];
      for (int k = r + 1; k < rows.length; k++) {
        sum -= rows[k][r] * w[k];
      }
      w[r] = sum / rows[r][r];
    }
  }

  /**
   * Solves L z = x for many x at once, to the same bits as one by one.
   *
   * @param columns {@code [row][x]}; x before, z after
   */
  void solveInPlace(double[][] columns) {
    double[] sums = new double[columns[0].length];
    for (int r = 0; r < rows.length; r++) {
      Arrays.fill(sums, 0);
      for (int c = 0; c < r; c++) {
        addScaled(sums, columns[c], rows[r][c]);
      }
      double[] row = columns[r];
      for (int i = 0; i < row.length; i++) {
        row[i] = (row[i] - sums[i]) / rows[r][r];
      }
    }
  }

  private static void addScaled(double[] sums, double[] values, double factor) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += factor * values[i];
    }
  }

  /** The logarithm of the determinant of C. */
  double logDeterminant() {
    double sum = 0;
    for (int r = 0; r < rows.length; r++) {
      sum += 2 * StrictMath.log(rows[r][r]);
    }
    return sum;
  }

  private static double dot(double[] a, double[] b, int count) {
    double sum = 0;
    for (int j = 0; j < count; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }
}
