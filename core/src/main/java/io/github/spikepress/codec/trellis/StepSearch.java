// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import java.util.function.DoubleUnaryOperator;

/**
 * Finds the step at which a measured figure has a wanted value. Figures are logarithmic: the
 * logarithm of the rate, or decibels; both fall nearly evenly with the logarithm of the step.
 */
final class StepSearch {

  private static final int ATTEMPTS = 9;
  private static final double FIRST_STEP = 0.335;
  private static final double LEAST_STEP = 1e-4;
  private static final double GREATEST_STEP = 1e3;

  /** No attempt goes further than this from the one before, in natural logarithms. */
  private static final double STRIDE = 1.6;

  private final DoubleUnaryOperator figure;
  private final double tolerance;
  private final double expectedSlope;

  /**
   * Prepares a search.
   *
   * @param figure the figure at a step; falls as the step grows
   * @param tolerance how near is near enough
   * @param expectedSlope change of the figure per natural logarithm of the step; negative
   */
  StepSearch(DoubleUnaryOperator figure, double tolerance, double expectedSlope) {
    this.figure = figure;
    this.tolerance = tolerance;
    this.expectedSlope = expectedSlope;
  }

  /** The step whose figure comes nearest to the wanted one. */
  double solve(double wanted) {
    return solve(wanted, FIRST_STEP);
  }

  /** The same, starting from a step that is known to be near. */
  double solve(double wanted, double start) {
    double at = StrictMath.log(start);
    double slope = expectedSlope;
    double best = at;
    double bestError = Double.POSITIVE_INFINITY;
    double lastAt = Double.NaN;
    double lastError = Double.NaN;
    for (int i = 0; i < ATTEMPTS; i++) {
      double error = figure.applyAsDouble(StrictMath.exp(at)) - wanted;
      if (Math.abs(error) < Math.abs(bestError)) {
        bestError = error;
        best = at;
      }
      if (Math.abs(error) <= tolerance) {
        break;
      }
      double secant = (error - lastError) / (at - lastAt);
      if (secant < expectedSlope / 8 && secant > expectedSlope * 4) {
        slope = secant;
      }
      lastAt = at;
      lastError = error;
      double next = at - Math.max(-STRIDE, Math.min(STRIDE, error / slope));
      at = Math.max(StrictMath.log(LEAST_STEP), Math.min(StrictMath.log(GREATEST_STEP), next));
    }
    return StrictMath.exp(best);
  }
}
