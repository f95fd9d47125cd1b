// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.search;

import io.github.spikepress.codec.RateTarget;

/**
 * A target in logarithmic terms.
 *
 * @param wanted logarithm of the bits, or dB
 * @param usual what a search's first step usually gives
 * @param tolerance how near is near enough
 * @param slope change per natural logarithm of the step, as it usually is
 * @param quality whether it is a matter of dB
 */
record Goal(double wanted, double usual, double tolerance, double slope, boolean quality) {

  private static final double RATE_TOLERANCE = 0.004;
  private static final double QUALITY_TOLERANCE_DB = 0.03;

  /** Rate and quality per natural logarithm of the step, as they usually are. */
  private static final double RATE_SLOPE = -0.95;

  private static final double QUALITY_SLOPE = -7.5;

  /** What a search's first step usually gives. */
  private static final double USUAL_RATIO = 38;

  private static final double USUAL_QUALITY_DB = 20.6;

  private static final int BITS_PER_VALUE = 16;

  /** What a target asks of spikes of so many values. */
  static Goal of(RateTarget target, int valuesPerSpike) {
    if (target instanceof RateTarget.Quality wanted) {
      return new Goal(wanted.sndrDb(), USUAL_QUALITY_DB, QUALITY_TOLERANCE_DB, QUALITY_SLOPE, true);
    }
    double bits = BITS_PER_VALUE * (double) valuesPerSpike;
    double ratio = ((RateTarget.Ratio) target).payloadRatio();
    return new Goal(
        StrictMath.log(bits / ratio),
        StrictMath.log(bits / USUAL_RATIO),
        RATE_TOLERANCE,
        RATE_SLOPE,
        false);
  }

  /** What is to become as wanted. */
  double figure(OperatingPoint point) {
    return quality ? point.sndrDb() : StrictMath.log(Math.max(point.bitsPerSpike(), 1e-9));
  }

  double miss(OperatingPoint point) {
    return Math.abs(figure(point) - wanted);
  }
}
