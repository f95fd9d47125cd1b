// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.sorting.clustering.KMeansSettings;

/**
 * How the mixture sorts.
 *
 * @param units number of units, 1 to 200; 0 = find it
 * @param maxShift farthest move when spikes are aligned, in samples; 0 = leave them alone
 * @param components principal components, at least 1
 * @param seed where all random numbers come from
 */
public record MixtureSettings(int units, int maxShift, int components, long seed) {

  /** Checks the ranges. */
  public MixtureSettings {
    if (units < 0 || units > KMeansSettings.MAX_UNITS) {
      throw new WrongArgumentException(
          "units must be 1 to "
              + KMeansSettings.MAX_UNITS
              + ", or 0 to find their number, got "
              + units);
    }
    if (maxShift < 0 || components < 1) {
      throw new WrongArgumentException(
          "the shift must be 0 or more samples and components at least 1, got "
              + maxShift
              + " and "
              + components);
    }
  }

  /**
   * The usual settings: 3 samples, 20 components.
   *
   * @param units number of units, or 0 to find it
   * @param seed where all random numbers come from
   * @return settings
   */
  public static MixtureSettings standard(int units, long seed) {
    return new MixtureSettings(units, 3, 20, seed);
  }
}
