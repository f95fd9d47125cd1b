// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.network;

/**
 * Products of matrices that are stored as arrays of rows. The inner loops store to one array and
 * read at most six, each indexed by the plain loop variable: the form that the compiler vectorises.
 */
final class Rows {

  private static final int BLOCK = 5;

  /**
   * The compiler unrolls a loop for the lengths that it has seen: a loop that has seen gates (150)
   * is half as fast on states (50), so that long and short rows have a loop each.
   */
  private static final int LONG = 100;

  private Rows() {}

  /** {@code sum += a[from .. from + matrix.length) · matrix}. */
  static void addProduct(float[] sum, float[] a, int from, float[][] matrix) {
    int full = matrix.length - matrix.length % BLOCK;
    if (sum.length < LONG) {
      for (int k = 0; k < full; k += BLOCK) {
        combineShort(sum, a, from + k, matrix, k);
      }
    } else {
      for (int k = 0; k < full; k += BLOCK) {
        combineLong(sum, a, from + k, matrix, k);
      }
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
    float[] block = new float[width * BLOCK];
    for (int r = 0; r < full; r += BLOCK) {
      for (int i = 0; i < BLOCK; i++) {
        interleave(x[(r + i) / each], (r + i) % each * width, block, i);
      }
      addBlock(sum, block, y, first + r);
    }
    for (int r = full; r < rows; r++) {
      for (int k = 0; k < width; k++) {
        addScaled(sum[k], x[r / each][r % each * width + k], y[first + r]);
      }
    }
  }

  private static void interleave(float[] x, int from, float[] block, int i) {
    for (int k = 0; k < block.length / BLOCK; k++) {
      block[k * BLOCK + i] = x[from + k];
    }
  }

  private static void addBlock(float[][] sum, float[] block, float[][] y, int at) {
    if (sum[0].length < LONG) {
      for (int k = 0; k < sum.length; k++) {
        combineShort(sum[k], block, k * BLOCK, y, at);
      }
    } else {
      for (int k = 0; k < sum.length; k++) {
        combineLong(sum[k], block, k * BLOCK, y, at);
      }
    }
  }

  /** {@code sum += Σ_r rows[r]} over a range of rows. */
  static void addAll(float[] sum, float[][] rows, int from, int to) {
    float[] ones = {1, 1, 1, 1, 1};
    int full = to - (to - from) % BLOCK;
    for (int r = from; r < full; r += BLOCK) {
      if (sum.length < LONG) {
        combineShort(sum, ones, 0, rows, r);
      } else {
        combineLong(sum, ones, 0, rows, r);
      }
    }
    for (int r = full; r < to; r++) {
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

  /** Adds five rows, each times its factor. */
  private static void combineShort(float[] sum, float[] a, int from, float[][] rows, int at) {
    float[] b0 = rows[at];
    float[] b1 = rows[at + 1];
    float[] b2 = rows[at + 2];
    float[] b3 = rows[at + 3];
    float[] b4 = rows[at + 4];
    float a0 = a[from];
    float a1 = a[from + 1];
    float a2 = a[from + 2];
    float a3 = a[from + 3];
    float a4 = a[from + 4];
    for (int j = 0; j < sum.length; j++) {
      sum[j] += a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j] + a4 * b4[j];
    }
  }

  /** The same loop for its own profile. */
  private static void combineLong(float[] sum, float[] a, int from, float[][] rows, int at) {
    float[] b0 = rows[at];
    float[] b1 = rows[at + 1];
    float[] b2 = rows[at + 2];
    float[] b3 = rows[at + 3];
    float[] b4 = rows[at + 4];
    float a0 = a[from];
    float a1 = a[from + 1];
    float a2 = a[from + 2];
    float a3 = a[from + 3];
    float a4 = a[from + 4];
    for (int j = 0; j < sum.length; j++) {
      sum[j] += a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j] + a4 * b4[j];
    }
  }
}
