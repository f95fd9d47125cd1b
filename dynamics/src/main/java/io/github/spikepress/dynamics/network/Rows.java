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

  /** Rows of a result that stay in the fastest cache while the factors pass by. */
  private static final int TILE = 16;

  private Rows() {}

  /** {@code sums[r] += a[r] · matrix}. */
  static void addProducts(float[][] sums, float[][] a, float[][] matrix) {
    for (int first = 0; first < sums.length; first += TILE) {
      int last = Math.min(sums.length, first + TILE);
      int full = matrix.length - matrix.length % BLOCK;
      for (int k = 0; k < full; k += BLOCK) {
        for (int r = first; r < last; r++) {
          combine(sums[r], a[r], k, matrix, k);
        }
      }
      for (int k = full; k < matrix.length; k++) {
        for (int r = first; r < last; r++) {
          addScaled(sums[r], a[r][k], matrix[k]);
        }
      }
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

  /** {@code sum[k][j] += Σ_r x[r][k] y[r][j]}. */
  static void addOuterProducts(float[][] sum, float[][] x, float[][] y) {
    int width = sum.length;
    int full = y.length - y.length % BLOCK;
    float[] block = new float[width * BLOCK];
    for (int r = 0; r < full; r += BLOCK) {
      for (int i = 0; i < BLOCK; i++) {
        interleave(x[r + i], block, i);
      }
      for (int k = 0; k < width; k++) {
        combine(sum[k], block, k * BLOCK, y, r);
      }
    }
    for (int r = full; r < y.length; r++) {
      for (int k = 0; k < width; k++) {
        addScaled(sum[k], x[r][k], y[r]);
      }
    }
  }

  private static void interleave(float[] x, float[] block, int i) {
    for (int k = 0; k < x.length; k++) {
      block[k * BLOCK + i] = x[k];
    }
  }

  /** {@code sum += Σ_r rows[r]}. */
  static void addAll(float[] sum, float[][] rows) {
    float[] ones = {1, 1, 1, 1, 1};
    int full = rows.length - rows.length % BLOCK;
    for (int r = 0; r < full; r += BLOCK) {
      combine(sum, ones, 0, rows, r);
    }
    for (int r = full; r < rows.length; r++) {
      addScaled(sum, 1, rows[r]);
    }
  }

  /** Copies a matrix that is stored flat. */
  static void fromFlat(float[] flat, float[][] rows) {
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(flat, row * rows[row].length, rows[row], 0, rows[row].length);
    }
  }

  /** The same as new rows. */
  static float[][] fromFlat(float[] flat, int rows) {
    float[][] result = new float[rows][flat.length / rows];
    fromFlat(flat, result);
    return result;
  }

  /** Copies the rows one after the other. */
  static void toFlat(float[][] rows, float[] flat) {
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, flat, row * rows[row].length, rows[row].length);
    }
  }

  /** {@code sum += a · row}. */
  static void addScaled(float[] sum, float a, float[] row) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += a * row[j];
    }
  }

  /** {@code sum += matrixᵀ}. */
  static void addTransposed(float[][] sum, float[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < sum.length; j++) {
        sum[j][i] += matrix[i][j];
      }
    }
  }

  /** The transposed matrix, new. */
  static float[][] transposed(float[][] matrix) {
    float[][] transposed = new float[matrix[0].length][matrix.length];
    addTransposed(transposed, matrix);
    return transposed;
  }

  /** Most gradients of log-rates are zero, and then five of them often are. */
  private static boolean allZero(float[] a, int from) {
    return a[from] == 0
        && a[from + 1] == 0
        && a[from + 2] == 0
        && a[from + 3] == 0
        && a[from + 4] == 0;
  }

  private static void combine(float[] sum, float[] a, int from, float[][] rows, int at) {
    if (allZero(a, from)) {
      return;
    }
    if (sum.length < LONG) {
      combineShort(sum, a, from, rows, at);
    } else {
      combineLong(sum, a, from, rows, at);
    }
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
