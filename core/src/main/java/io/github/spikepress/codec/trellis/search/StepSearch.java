// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.search;

import java.util.function.DoubleUnaryOperator;

/**
 * Finds the step at which a measured figure has a wanted value. Figures are logarithmic: the
 * logarithm of the rate, or decibels; both fall nearly evenly with the logarithm of the step.
 */
final class StepSearch {

  private static final int ATTEMPTS = 9;
  private static final double FIRST_STEP = 0.335;
  private static final double LEAST = StrictMath.log(1e-4);
  private static final double GREATEST = StrictMath.log(1e3);

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

  /** The step at which the figure is to be expected without measuring. */
  double expected(double wanted, double usualFigure) {
    double log = StrictMath.log(FIRST_STEP) + (wanted - usualFigure) / expectedSlope;
    return StrictMath.exp(within(log));
  }

  /** The step whose figure comes nearest to the wanted one. */
  double solve(double wanted) {
    return solve(wanted, StrictMath.log(FIRST_STEP), LEAST, GREATEST);
  }

  /** The same among steps about 1, which is tried first: up to so many times longer or shorter. */
  double solve(double wanted, double reach) {
    return solve(wanted, 0, -StrictMath.log(reach), StrictMath.log(reach));
  }

  private double solve(double wanted, double first, double least, double greatest) {
    double at = first;
    double best = at;
    double bestError = Double.POSITIVE_INFINITY;
    double lastAt = Double.NaN;
    double lastError = Double.NaN;
    double tooFine = Double.NEGATIVE_INFINITY;
    double tooCoarse = Double.POSITIVE_INFINITY;
    for (int i = 0; i < ATTEMPTS; i++) {
      double error = figure.applyAsDouble(StrictMath.exp(at)) - wanted;
      if (Math.abs(error) < Math.abs(bestError)) {
        bestError = error;
        best = at;
      }
      if (Math.abs(error) <= tolerance) {
        break;
      }
      tooFine = error > 0 ? Math.max(tooFine, at) : tooFine;
      tooCoarse = error < 0 ? Math.min(tooCoarse, at) : tooCoarse;
      double slope = usable((error - lastError) / (at - lastAt));
      lastAt = at;
      lastError = error;
      double next = at - Math.max(-STRIDE, Math.min(STRIDE, error / slope));
      at = Math.max(least, Math.min(greatest, next));
      if (at <= tooFine || at >= tooCoarse) {
        at = Math.max(least, Math.min(greatest, (tooFine + tooCoarse) / 2));
      }
    }
    return StrictMath.exp(best);
  }

  private double usable(double slope) {
    return slope < expectedSlope / 8 && slope > expectedSlope * 4 ? slope : expectedSlope;
  }

  private static double within(double at) {
    return Math.max(LEAST, Math.min(GREATEST, at));
  }
}
