// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation.limit;

/**
 * The test channel of a Gaussian source at a given distortion (Cover and Thomas 2006, Section
 * 10.3), and what it costs where the source is not quite as it was expected: a value is coded with
 * the reproduction distribution N(0, σ² − D) at the slope 1/(2D).
 *
 * @param variance σ² that the channel was made for
 * @param distortion D, the water level
 */
record GaussianChannel(double variance, double distortion) {

  private static final double LOG2_E = 1 / Math.log(2);

  /** Nothing is sent of what lies below the water. */
  boolean silent() {
    return variance <= distortion;
  }

  /** Bits for every value, whatever it is. */
  double constantBits() {
    double share = distortion / variance;
    return silent() ? 0 : -0.5 * LOG2_E * (Math.log(share) + 1 - share);
  }

  /** Further bits by the square of the value. */
  double bitsPerSquare() {
    return silent() ? 0 : 0.5 * LOG2_E * (1 - distortion / variance) / variance;
  }

  /** Part of the value that is missing from what comes back on average. */
  double shrinkage() {
    return silent() ? 1 : distortion / variance;
  }

  /** Variance of what comes back. */
  double noise() {
    return silent() ? 0 : distortion * (1 - distortion / variance);
  }
}
