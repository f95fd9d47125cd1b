// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.planning;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.hardware.Chip;
import io.github.spikepress.hardware.HardwareBudget;

/**
 * Joins the two ways to save bandwidth: channels that are not always watched, and spikes that are
 * compressed before they leave. Arithmetic only, as the hardware budget reckons: amplifiers,
 * converters, memory and radio are left out.
 *
 * @param bandwidth channels, bins and the measured R²
 * @param encoder budget of the codec's encoder
 * @param firingRateHz spikes per second and channel, more than 0
 * @param bitsPerSpike bits of a compressed spike with its time and channel, more than 0
 */
public record ImplantPlanner(
    BandwidthPlanner bandwidth, HardwareBudget encoder, double firingRateHz, double bitsPerSpike) {

  private static final double MICRO = 1e6;

  /** Checks the ranges. */
  public ImplantPlanner {
    if (!(firingRateHz > 0) || !(bitsPerSpike > 0)) {
      throw new WrongArgumentException(
          "a plan needs a firing rate and bits per spike above 0, got "
              + firingRateHz
              + " Hz and "
              + bitsPerSpike);
    }
  }

  /**
   * What a duty cycle buys and takes.
   *
   * @param dutyCycle share of the bins in which each channel is observed, within the measured curve
   * @return the plan
   * @throws WrongArgumentException if nothing was measured on one side of the duty cycle
   */
  public ImplantPlan at(double dutyCycle) {
    BandwidthPlan plan = bandwidth.at(dutyCycle);
    double spikes = dutyCycle * plan.channels() * firingRateHz;
    double microwatt = encoder.energyPerSpikeMicrojoule() * spikes;
    return new ImplantPlan(
        plan,
        spikes,
        spikes * bitsPerSpike,
        microwatt,
        microwatt / (Chip.SAFE_WATT_PER_MM2 * MICRO),
        spikes / encoder.safeSpikesPerSecond());
  }
}
