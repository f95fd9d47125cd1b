// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * What one step of a signal's numbers means.
 *
 * @param name the unit's name as the source gives it, for example {@code "uV"} or {@code "adc"}
 * @param gainUv microvolts per unit, positive; NaN where the source does not say
 */
public record SignalUnits(String name, double gainUv) {

  /** Numbers of unknown scale. */
  public static final SignalUnits UNKNOWN = new SignalUnits("unknown", Double.NaN);

  /** Numbers that are microvolts. */
  public static final SignalUnits MICROVOLTS = new SignalUnits("uV", 1);

  /** Checks the gain. */
  public SignalUnits {
    if (gainUv <= 0 || Double.isInfinite(gainUv)) {
      throw new WrongArgumentException("gain must be positive microvolts per unit, got " + gainUv);
    }
  }

  /**
   * Whether values can be given in microvolts.
   *
   * @return true if the gain is known
   */
  public boolean calibrated() {
    return !Double.isNaN(gainUv);
  }
}
