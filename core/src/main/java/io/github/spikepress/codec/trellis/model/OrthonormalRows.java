// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.model;

import java.util.Arrays;

/**
 * Makes rows orthonormal one after another (Gram–Schmidt, twice over). Plain arithmetic in one
 * order, so that every machine gets the same bits.
 */
public final class OrthonormalRows {

  /** A row of which less than this share of its power is new says nothing. */
  private static final double LEAST_SHARE = 1 / 16.0;

  private final double[][] rows;
  private int count;

  private OrthonormalRows(int most) {
    rows = new double[most][];
  }

  /**
   * Starts with given rows and goes on with the unit vectors in their order.
   *
   * @param given {@code [row][value]}, of any length and direction; useless ones are left out
   * @param dimension values of a row
   * @param wanted rows wanted, at most {@code dimension}
   * @return {@code [row][value]}; fewer than wanted where the unit vectors do not reach
   */
  public static double[][] of(int[][] given, int dimension, int wanted) {
    OrthonormalRows orthonormal = new OrthonormalRows(wanted);
    for (int[] row : given) {
      orthonormal.offer(Arrays.stream(row).asDoubleStream().toArray());
    }
    for (int i = 0; i < dimension; i++) {
      double[] unit = new double[dimension];
      unit[i] = 1;
      orthonormal.offer(unit);
    }
    return Arrays.copyOf(orthonormal.rows, orthonormal.count);
  }

  private void offer(double[] row) {
    double power = dot(row, row);
    if (count == rows.length || power == 0) {
      return;
    }
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < count; i++) {
        addScaled(row, rows[i], -dot(row, rows[i]));
      }
    }
    double left = dot(row, row);
    if (left < LEAST_SHARE * power) {
      return;
    }
    double length = Math.sqrt(left);
    for (int t = 0; t < row.length; t++) {
      row[t] /= length;
    }
    rows[count++] = row;
  }

  /**
   * The sum of products.
   *
   * @param left a row
   * @param right another, at least as long
   * @return summed from the first value to the last
   */
  public static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int t = 0; t < left.length; t++) {
      sum += left[t] * right[t];
    }
    return sum;
  }

  private static void addScaled(double[] sum, double[] row, double factor) {
    for (int t = 0; t < sum.length; t++) {
      sum[t] += factor * row[t];
    }
  }
}
