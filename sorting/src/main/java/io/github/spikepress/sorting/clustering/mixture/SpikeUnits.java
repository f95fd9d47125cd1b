// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import java.util.Arrays;

/**
 * Units described by the components of a mixture.
 *
 * @param components the mixture
 * @param groups unit of each component; −1 = its spikes are scattered, overlaps for example
 */
record SpikeUnits(StudentMixture components, int[] groups) {

  /** The same units seen by other points. */
  SpikeUnits on(double[][] points) {
    return new SpikeUnits(components.on(points), groups);
  }

  /**
   * How well the units stand apart: what spikes tell about them ({@link Distinctness}), less the
   * share of spikes on their borders. A partition whose components overlap may leave little doubt
   * and yet run through a hill.
   *
   * @return more is better
   */
  double worth() {
    double[][] units =
        Distinctness.sums(components.posteriors(0), groups, count()).toArray(double[][]::new);
    return Distinctness.worth(units) - borderDensity(units);
  }

  /**
   * The density on the shallowest border of each unit as a share of the lower peak beside it, the
   * mean over units: 0 = all lie apart, 1 = all borders run through hills.
   */
  private double borderDensity(double[][] units) {
    DensityValley valley = new DensityValley(components);
    double[] densest = new double[units.length];
    for (int a = 0; a < units.length; a++) {
      for (int b = 0; b < a; b++) {
        double density = -valley.of(units[a], units[b]);
        densest[a] = Math.max(densest[a], density);
        densest[b] = Math.max(densest[b], density);
      }
    }
    return Arrays.stream(densest).average().orElse(0);
  }

  /** The number of units. */
  int count() {
    int most = 0;
    for (int group : groups) {
      most = Math.max(most, group);
    }
    return most + 1;
  }
}
