// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * How principal components and K-means sort.
 *
 * @param units number of units, 1 to 200; 0 = find it by the silhouette among 2 to 10
 * @param components principal components, at least 1
 * @param restarts K-means runs, of which the one of least inertia is kept; at least 1
 * @param maxIterations iterations of one run at most, at least 1
 * @param seed where all random numbers come from
 */
public record KMeansSettings(
    int units, int components, int restarts, int maxIterations, long seed) {

  /** Units that may be asked for at most. */
  public static final int MAX_UNITS = 200;

  /** Checks the ranges. */
  public KMeansSettings {
    if (units < 0 || units > MAX_UNITS) {
      throw new WrongArgumentException(
          "units must be 1 to " + MAX_UNITS + ", or 0 to find their number, got " + units);
    }
    if (components < 1 || restarts < 1 || maxIterations < 1) {
      throw new WrongArgumentException(
          "components, restarts and iterations must be at least 1, got "
              + components
              + ", "
              + restarts
              + " and "
              + maxIterations);
    }
  }

  /**
   * The settings of the paper: three components, 500 restarts.
   *
   * @param units number of units, or 0 to find it
   * @param seed where all random numbers come from
   * @return settings
   */
  public static KMeansSettings paper(int units, long seed) {
    return new KMeansSettings(units, 3, 500, 100, seed);
  }
}
