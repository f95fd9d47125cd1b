// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.filtering;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * The band that is kept of a signal.
 *
 * @param lowHz lower corner in hertz, positive
 * @param highHz upper corner in hertz, above the lower
 * @param order order of the low-pass prototype, 1 to 8; the band-pass has twice as many poles
 */
public record BandPassSettings(double lowHz, double highHz, int order) {

  /** 300 to 5000 Hz, second order: the usual band of spikes. */
  public static final BandPassSettings DEFAULT = new BandPassSettings(300, 5000, 2);

  private static final double GREATEST_FRACTION = 0.45;

  /** Checks the ranges. */
  public BandPassSettings {
    if (!(lowHz > 0) || !(highHz > lowHz) || Double.isInfinite(highHz)) {
      throw new WrongArgumentException(
          "a band-pass needs 0 < low < high, got " + lowHz + " to " + highHz + " Hz");
    }
    if (order < 1 || order > 8) {
      throw new WrongArgumentException("filter order must be 1 to 8, got " + order);
    }
  }

  /**
   * The same band as far as a sampling frequency can carry it.
   *
   * @param samplingFrequencyHz samples per second
   * @return the upper corner at 0.45 of the sampling frequency at most
   * @throws WrongArgumentException if nothing is left of the band
   */
  public BandPassSettings clippedTo(double samplingFrequencyHz) {
    double greatest = GREATEST_FRACTION * samplingFrequencyHz;
    if (lowHz >= greatest) {
      throw new WrongArgumentException(
          "a band from "
              + lowHz
              + " Hz does not fit a sampling frequency of "
              + samplingFrequencyHz
              + " Hz; switch the filter off or lower its corner");
    }
    return new BandPassSettings(lowHz, Math.min(highHz, greatest), order);
  }
}
