// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.features;

/**
 * The natural cubic spline through values at 0, 1, 2, …; constant beyond both ends. Written out
 * because equal steps make it a few lines and a spike costs one pass.
 */
final class CubicSpline {

  private final double[] values;
  private final double[] curvature;

  /** Solves the tridiagonal system of the second derivatives (Press et al. 2007, section 3.3). */
  CubicSpline(double[] values) {
    this.values = values;
    int size = values.length;
    curvature = new double[size];
    double[] factor = new double[size];
    double[] carried = new double[size];
    for (int i = 1; i < size - 1; i++) {
      double pivot = 4 - factor[i - 1];
      factor[i] = 1 / pivot;
      double bend = 6 * (values[i - 1] - 2 * values[i] + values[i + 1]);
      carried[i] = (bend - carried[i - 1]) / pivot;
    }
    for (int i = size - 2; i > 0; i--) {
      curvature[i] = carried[i] - factor[i] * curvature[i + 1];
    }
  }

  /** The spline's value at a place between the samples. */
  double at(double place) {
    if (place <= 0) {
      return values[0];
    }
    int left = (int) place;
    if (left >= values.length - 1) {
      return values[values.length - 1];
    }
    double b = place - left;
    double a = 1 - b;
    return a * values[left]
        + b * values[left + 1]
        + ((a * a * a - a) * curvature[left] + (b * b * b - b) * curvature[left + 1]) / 6;
  }
}
