// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.network;

/**
 * Products of matrices that are stored as arrays of rows. The inner loops store to one array and
 * read at most six, each indexed by the plain loop variable: the form that the compiler vectorises.
 */
final class Rows {

  private static final int BLOCK = 5;

  private Rows() {}

  /** {@code sum += a[from .. from + matrix.length) · matrix}. */
  static void addProduct(float[] sum, float[] a, int from, float[][] matrix) {
    int full = matrix.length - matrix.length % BLOCK;
    for (int k = 0; k < full; k += BLOCK) {
      int i = from + k;
      combine(
          sum,
          new Five(matrix[k], matrix[k + 1], matrix[k + 2], matrix[k + 3], matrix[k + 4]),
          a[i],
          a[i + 1],
          a[i + 2],
          a[i + 3],
          a[i + 4]);
    }
    for (int k = full; k < matrix.length; k++) {
      addScaled(sum, a[from + k], matrix[k]);
    }
  }

  /** {@code sum += a · matrix}, worth its while where most of {@code a} is zero. */
  static void addSparseProduct(float[] sum, float[] a, float[][] matrix) {
    for (int k = 0; k < matrix.length; k++) {
      if (a[k] != 0) {
        addScaled(sum, a[k], matrix[k]);
      }
    }
  }

  /**
   * {@code sum[k][j] += Σ_r x[r][k] y[first + r][j]} over all rows of x, which are stored flat, the
   * same number of them in each array.
   */
  static void addOuterProducts(float[][] sum, float[][] x, float[][] y, int first) {
    int width = sum.length;
    int each = x[0].length / width;
    int rows = x.length * each;
    int full = rows - rows % BLOCK;
    for (int r = 0; r < full; r += BLOCK) {
      int at = first + r;
      Five five = new Five(y[at], y[at + 1], y[at + 2], y[at + 3], y[at + 4]);
      float[][] of = new float[BLOCK][];
      int[] from = new int[BLOCK];
      for (int i = 0; i < BLOCK; i++) {
        of[i] = x[(r + i) / each];
        from[i] = (r + i) % each * width;
      }
      addOuterProducts(sum, of, from, five);
    }
    for (int r = full; r < rows; r++) {
      for (int k = 0; k < width; k++) {
        addScaled(sum[k], x[r / each][r % each * width + k], y[first + r]);
      }
    }
  }

  private static void addOuterProducts(float[][] sum, float[][] of, int[] from, Five five) {
    for (int k = 0; k < sum.length; k++) {
      combine(
          sum[k],
          five,
          of[0][from[0] + k],
          of[1][from[1] + k],
          of[2][from[2] + k],
          of[3][from[3] + k],
          of[4][from[4] + k]);
    }
  }

  /** {@code sum += Σ_r rows[r]} over a range of rows. */
  static void addAll(float[] sum, float[][] rows, int from, int to) {
    for (int r = from; r < to; r++) {
      addScaled(sum, 1, rows[r]);
    }
  }

  /** {@code sum += a · row}. */
  static void addScaled(float[] sum, float a, float[] row) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += a * row[j];
    }
  }

  /** The transposed matrix, new. */
  static float[][] transposed(float[][] matrix) {
    float[][] transposed = new float[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < transposed.length; j++) {
        transposed[j][i] = matrix[i][j];
      }
    }
    return transposed;
  }

  /** Five rows that are read together. */
  private record Five(float[] b0, float[] b1, float[] b2, float[] b3, float[] b4) {}

  private static void combine(
      float[] sum, Five rows, float a0, float a1, float a2, float a3, float a4) {
    float[] b0 = rows.b0;
    float[] b1 = rows.b1;
    float[] b2 = rows.b2;
    float[] b3 = rows.b3;
    float[] b4 = rows.b4;
    int length = sum.length;
    for (int j = 0; j < length; j++) {
      sum[j] += a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j] + a4 * b4[j];
    }
  }
}
