// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import io.github.spikepress.quantization.FourStateTrellis;

/**
 * What a coefficient is likely to cost, from a table instead of a search: good enough to see which
 * classes and steps deserve a search. Not thread-safe: holds the sums of the last estimate.
 */
final class RoughCosts {

  private static final int BINS_PER_STEP = 4;
  private static final int BINS = 32 * BINS_PER_STEP;

  /** A trellis does better than either of its sets alone by about this factor. */
  private static final float TRELLIS_GAIN = 0.8f;

  private final CoefficientTables tables;
  private final float lambda;

  /** {@code [spread][bin][distortion, bits]}. */
  private final float[] costs;

  private float distortion;
  private float bits;

  RoughCosts(CoefficientTables tables, float lambda, int greatestSpread) {
    this.tables = tables;
    this.lambda = lambda;
    costs = new float[2 * BINS * (greatestSpread + 1)];
    for (int spread = 0; spread <= greatestSpread; spread++) {
      for (int bin = 0; bin < BINS; bin++) {
        measure((bin + 0.5f) / BINS_PER_STEP, spread);
        int at = 2 * (spread * BINS + bin);
        costs[at] = distortion;
        costs[at + 1] = bits;
      }
    }
  }

  /** The mean over both sets of the best magnitude's cost. */
  private void measure(float target, int spread) {
    distortion = 0;
    bits = 0;
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
  }

  private float squaredError(float target, int spread, int set, int magnitude) {
    float error = target - tables.level(spread, set, magnitude);
    return magnitude == 0 ? error * error : TRELLIS_GAIN * error * error;
  }

  private float cost(float target, int spread, int set, int magnitude) {
    return squaredError(target, spread, set, magnitude)
        + lambda * tables.bits(spread, set, magnitude);
  }

  /** Estimates one spike's coefficients from an offset on. */
  void estimate(float[] coefficients, int from, float inverseStep, int[] spreads) {
    float distortionSum = 0;
    float bitSum = 0;
    float scale = inverseStep * BINS_PER_STEP;
    for (int i = 0; i < spreads.length; i++) {
      int bin = Math.min((int) (Math.abs(coefficients[from + i]) * scale), BINS - 1);
      int at = 2 * (spreads[i] * BINS + bin);
      distortionSum += costs[at];
      bitSum += costs[at + 1];
    }
    distortion = distortionSum;
    bits = bitSum;
  }

  /** Squared error of the last estimate, in squared steps. */
  float distortion() {
    return distortion;
  }

  /** Code length of the last estimate. */
  float bits() {
    return bits;
  }
}
