// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.simulation;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * When simulated neurons fire.
 *
 * @param rateHz mean rate of each neuron between bursts, positive; with the refractory period it
 *     must leave room to fire
 * @param refractoryMs least time between two spikes of one neuron, 0 to 100
 * @param burstProbability probability that a spike is followed by a lower one within milliseconds,
 *     0 to 0.95
 * @param leastSeparationMs least time between spikes of different neurons, 0 to 100; 0 lets them
 *     overlap
 */
public record FiringSettings(
    double rateHz, double refractoryMs, double burstProbability, double leastSeparationMs) {

  /** 20 spikes a second, 2 ms refractory, no bursts, overlaps as chance has it. */
  public static final FiringSettings DEFAULT = new FiringSettings(20, 2, 0, 0);

  /** Checks the ranges. */
  public FiringSettings {
    SettingRange.require("refractory period (ms)", refractoryMs, 0, 100);
    SettingRange.require("burst probability", burstProbability, 0, 0.95);
    SettingRange.require("least separation (ms)", leastSeparationMs, 0, 100);
    if (!(rateHz > 0) || rateHz * refractoryMs >= 900) {
      throw new WrongArgumentException(
          "a rate of "
              + rateHz
              + " Hz does not fit a refractory period of "
              + refractoryMs
              + " ms");
    }
  }
}
