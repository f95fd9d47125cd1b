// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.sorting.clustering.KMeansSettings;

/**
 * How the mixture sorts.
 *
 * @param units number of units, 1 to 200; 0 = find it
 * @param reach farthest move when spikes are aligned, as a share of the window, 0 to 1/4; 0 = leave
 *     them alone
 * @param components principal components, at least 1
 * @param seed where all random numbers come from
 */
public record MixtureSettings(int units, double reach, int components, long seed) {

  /** Checks the ranges. */
  public MixtureSettings {
    if (units < 0 || units > KMeansSettings.MAX_UNITS) {
      throw new WrongArgumentException(
          "units must be 1 to "
              + KMeansSettings.MAX_UNITS
              + ", or 0 to find their number, got "
              + units);
    }
    if (!(reach >= 0 && reach <= 0.25) || components < 1) {
      throw new WrongArgumentException(
          "the reach must be 0 to 0.25 of the window and components at least 1, got "
              + reach
              + " and "
              + components);
    }
  }

  /**
   * The usual settings: 0.22 of the window, 20 components.
   *
   * @param units number of units, or 0 to find it
   * @param seed where all random numbers come from
   * @return settings
   */
  public static MixtureSettings standard(int units, long seed) {
    return new MixtureSettings(units, 0.22, 20, seed);
  }
}
