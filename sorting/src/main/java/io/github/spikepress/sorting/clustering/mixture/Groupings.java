// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import java.util.Arrays;

/** Groups the components of one mixture to units. */
final class Groupings {

  /** How often the square root is taken of the densities before a number of units is forced. */
  private static final int BLUR = 3;

  /** Density between two units as a share of the lower peak, above which they are one. */
  private static final double SHALLOWEST_VALLEY = 0.7;

  /** Share of all spikes from which on a hill needs no deeper valley than that. */
  private static final double LARGE_ENOUGH = 0.05;

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
   * As many units as there are compact hills of density: components without a valley between them
   * are one unit. The fewer spikes a hill has, the deeper the valley must be that makes it a unit,
   * because the spikes of many distant neurons make small hills.
   *
   * @param components the mixture
   * @return group of each component; −1 = scattered spikes, of no unit
   */
  static int[] found(StudentMixture components) {
    double[][] posteriors = components.posteriors(0);
    DensityValley valley = new DensityValley(components);
    int[] hills =
        new Agglomeration(posteriors, valley)
            .whileBelow(-SHALLOWEST_VALLEY)
            .groups(new Compactness(components)::isUnit);
    int numHills = Arrays.stream(hills).max().orElse(-1) + 1;
    if (numHills == 0) {
      return new int[hills.length];
    }
    double[][] units = Distinctness.sums(posteriors, hills, numHills).toArray(double[][]::new);
    int[] joined =
        new Agglomeration(units, (a, b) -> valley.of(a, b) / Math.max(1e-9, share(a, b)))
            .whileBelow(-SHALLOWEST_VALLEY)
            .groups();
    return Arrays.stream(hills).map(hill -> hill < 0 ? -1 : joined[hill]).toArray();
  }

  /** How large the smaller of two groups is as a share of a large enough one, at most 1. */
  private static double share(double[] a, double[] b) {
    double smaller = Math.min(Arrays.stream(a).sum(), Arrays.stream(b).sum());
    return Math.min(1, smaller / (LARGE_ENOUGH * a.length));
  }
}
