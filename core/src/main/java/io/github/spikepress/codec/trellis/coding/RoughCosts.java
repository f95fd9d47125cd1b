// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.coding;

import io.github.spikepress.codec.trellis.model.CoefficientTables;
import io.github.spikepress.quantization.FourStateTrellis;

/**
 * What a coefficient is likely to cost, from a table instead of a search: good enough to see which
 * classes and steps deserve a search. Immutable and thread-safe.
 */
final class RoughCosts {

  private static final int BINS_PER_STEP = 4;
  private static final int BINS = 32 * BINS_PER_STEP;

  /** A trellis does better than either of its sets alone by about this factor. */
  private static final float TRELLIS_GAIN = 0.8f;

  /** Estimates hold both sums in one number, so that one addition adds to both. */
  private static final int DISTORTION_SHIFT = 32;

  private static final float DISTORTION_UNIT = 1f / (1 << 11);
  private static final float BIT_UNIT = 1f / (1 << 15);

  private final CoefficientTables tables;
  private final float lambda;

  /** {@code [spread][bin]}. */
  private final long[] costs;

  RoughCosts(CoefficientTables tables, float lambda, int greatestSpread) {
    this.tables = tables;
    this.lambda = lambda;
    costs = new long[BINS * (greatestSpread + 1)];
    for (int spread = 0; spread <= greatestSpread; spread++) {
      for (int bin = 0; bin < BINS; bin++) {
        costs[spread * BINS + bin] = measure((bin + 0.5f) / BINS_PER_STEP, spread);
      }
    }
  }

  /** The mean over both sets of the best magnitude's cost. */
  private long measure(float target, int spread) {
    float distortion = 0;
    float bits = 0;
    for (int set = 0; set < FourStateTrellis.SETS; set++) {
      int centre = (int) (target * 0.5f + 0.5f * set);
      int best = 0;
      for (int magnitude = Math.max(1, centre); magnitude <= centre + 1; magnitude++) {
        if (cost(target, spread, set, magnitude) < cost(target, spread, set, best)) {
          best = magnitude;
        }
      }
      distortion += squaredError(target, spread, set, best) / 2;
      bits += tables.bits(spread, set, best) / 2;
    }
    return (long) Math.round(distortion / DISTORTION_UNIT) << DISTORTION_SHIFT
        | Math.round(bits / BIT_UNIT);
  }

  private float squaredError(float target, int spread, int set, int magnitude) {
    float error = target - tables.level(spread, set, magnitude);
    return magnitude == 0 ? error * error : TRELLIS_GAIN * error * error;
  }

  private float cost(float target, int spread, int set, int magnitude) {
    return squaredError(target, spread, set, magnitude)
        + lambda * tables.bits(spread, set, magnitude);
  }

  /** Estimates one spike's coefficients from an offset on: a number to take apart below. */
  long estimate(float[] coefficients, int from, float inverseStep, int[] spreads) {
    long sum = 0;
    float scale = inverseStep * BINS_PER_STEP;
    for (int i = 0; i < spreads.length; i++) {
      int bin = Math.min((int) (Math.abs(coefficients[from + i]) * scale), BINS - 1);
      sum += costs[spreads[i] * BINS + bin];
    }
    return sum;
  }

  /** Squared error of an estimate, in squared steps. */
  static float distortion(long estimate) {
    return (estimate >>> DISTORTION_SHIFT) * DISTORTION_UNIT;
  }

  /** Code length of an estimate. */
  static float bits(long estimate) {
    return (estimate & 0xffffffffL) * BIT_UNIT;
  }
}
