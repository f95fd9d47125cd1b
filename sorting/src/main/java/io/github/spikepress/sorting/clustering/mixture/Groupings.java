// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

/** Groups the components of one mixture to units. */
final class Groupings {

  /** How often the square root is taken of the densities before a number of units is forced. */
  private static final int BLUR = 3;

  /** Density between two units as a share of the lower peak, above which they are one. */
  private static final double SHALLOWEST_VALLEY = 0.7;

  /** Size of the smallest unit as a share of the mean one. */
  private static final double SMALLEST_UNIT = 0.2;

  private Groupings() {}

  /**
   * Joins components until so many units are left, at the least loss of information.
   *
   * @param components the mixture
   * @param units groups wanted, at most as many as components
   * @return group of each component
   */
  static int[] joined(StudentMixture components, int units) {
    return new Agglomeration(components.posteriors(BLUR), PairCost.INFORMATION)
        .until(units)
        .groups();
  }

  /**
   * As many units as there are hills of density: components without a valley between them are one
   * unit, and groups that are tiny beside the others, mostly overlaps of spikes, go to the unit
   * nearest to them.
   *
   * @param components the mixture
   * @return group of each component
   */
  static int[] found(StudentMixture components) {
    return new Agglomeration(components.posteriors(0), new DensityValley(components))
        .whileBelow(-SHALLOWEST_VALLEY)
        .absorbBelow(SMALLEST_UNIT)
        .groups();
  }
}
