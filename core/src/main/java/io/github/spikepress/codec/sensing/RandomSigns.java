// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.sensing;

import java.util.Random;

/** Draws the measurement: rows of +1 and −1 that do not depend on each other linearly. */
final class RandomSigns {

  /** Least share of a row's energy that the rows before must not explain. */
  private static final double INDEPENDENT = 1e-6;

  private RandomSigns() {}

  /**
   * Draws a square matrix.
   *
   * @param length rows and columns
   * @param seed start of the random choice
   * @return {@code [measurement][sample]} of +1 and −1
   */
  static byte[][] draw(int length, long seed) {
    Random random = new Random(seed);
    byte[][] signs = new byte[length][length];
    double[][] orthonormal = new double[length][];
    for (int row = 0; row < length; row++) {
      do {
        for (int j = 0; j < length; j++) {
          signs[row][j] = (byte) (random.nextBoolean() ? 1 : -1);
        }
        orthonormal[row] = newDirection(signs[row], orthonormal, row);
      } while (orthonormal[row].length == 0);
    }
    return signs;
  }

  /** Whether no row depends linearly on those before it. */
  static boolean independent(byte[][] signs) {
    double[][] orthonormal = new double[signs.length][];
    for (int row = 0; row < signs.length; row++) {
      orthonormal[row] = newDirection(signs[row], orthonormal, row);
      if (orthonormal[row].length == 0) {
        return false;
      }
    }
    return true;
  }

  /** What a row adds to those before it, of unit length; empty if it adds nothing. */
  private static double[] newDirection(byte[] row, double[][] orthonormal, int before) {
    double[] left = new double[row.length];
    for (int j = 0; j < left.length; j++) {
      left[j] = row[j];
    }
    for (int i = 0; i < before; i++) {
      double product = product(left, orthonormal[i]);
      for (int j = 0; j < left.length; j++) {
        left[j] -= product * orthonormal[i][j];
      }
    }
    double energy = product(left, left);
    if (energy < INDEPENDENT * row.length) {
      return new double[0];
    }
    for (int j = 0; j < left.length; j++) {
      left[j] /= Math.sqrt(energy);
    }
    return left;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }
}
