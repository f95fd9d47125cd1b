// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Groups the components of one mixture to units. */
final class Groupings {

  /** How often the square root is taken of the densities before a number of units is forced. */
  private static final int BLUR = 3;

  /** Density between two units as a share of the lower peak, above which they are one. */
  private static final double SHALLOWEST_VALLEY = 0.7;

  /** Share of all spikes from which on a hill needs no deeper valley than that. */
  private static final double LARGE_ENOUGH = 0.02;

  /**
   * Size of spikes, as a share of the largest unit's, from which on a hill is no distant neurons'.
   */
  private static final double NEAR_ENOUGH = 0.6;

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
   * because the spikes of many distant neurons make small hills. So it is between two hills of
   * spikes that are much smaller than those of the largest unit: distant neurons, together one
   * class, may make more than one hill.
   *
   * @param components the mixture
   * @param sizes of the spikes that it was fitted to
   * @return group of each component; −1 = scattered spikes, of no unit
   */
  static int[] found(StudentMixture components, SpikeSizes sizes) {
    Agglomeration hills = hills(components, 1);
    return grouped(components, sizes, hills, units -> units.whileBelow(-SHALLOWEST_VALLEY));
  }

  /**
   * So many units, the hills that would be found last to be one: even those without a true valley
   * between them where there are too few others, and the least convincing of more than so many
   * joined.
   *
   * @param components the mixture
   * @param sizes of the spikes that it was fitted to
   * @param wanted units wanted
   * @return group of each component; −1 = scattered spikes, of no unit; fewer groups than wanted
   *     where the mixture has no more
   */
  static int[] found(StudentMixture components, SpikeSizes sizes, int wanted) {
    Agglomeration hills = hills(components, wanted);
    return grouped(components, sizes, hills, units -> units.until(wanted));
  }

  private static Agglomeration hills(StudentMixture components, int fewest) {
    return new Agglomeration(components.posteriors(0), new DensityValley(components))
        .whileBelow(-SHALLOWEST_VALLEY, fewest, new Compactness(components)::isUnit);
  }

  private static int[] grouped(
      StudentMixture components,
      SpikeSizes sizes,
      Agglomeration joined,
      UnaryOperator<Agglomeration> further) {
    int[] hills = joined.groups(new Compactness(components)::isUnit);
    int numHills = Arrays.stream(hills).max().orElse(-1) + 1;
    if (numHills == 0) {
      return new int[hills.length];
    }
    double[][] units =
        Distinctness.sums(components.posteriors(0), hills, numHills).toArray(double[][]::new);
    double largest = Arrays.stream(units).mapToDouble(sizes::middle).max().orElseThrow();
    DensityValley valley = new DensityValley(components);
    PairCost cost =
        (a, b) -> {
          double larger = Math.max(sizes.middle(a), sizes.middle(b));
          return valley.of(a, b) / Math.max(1e-9, share(a, b) * nearness(larger, largest));
        };
    int[] groups = further.apply(new Agglomeration(units, cost)).groups();
    return Arrays.stream(hills).map(hill -> hill < 0 ? -1 : groups[hill]).toArray();
  }

  /** How large the smaller of two groups is as a share of a large enough one, at most 1. */
  private static double share(double[] a, double[] b) {
    double smaller = Math.min(Arrays.stream(a).sum(), Arrays.stream(b).sum());
    return Math.min(1, smaller / (LARGE_ENOUGH * a.length));
  }

  /** 1 for spikes of near neurons, less the smaller they are beside the largest unit's. */
  private static double nearness(double size, double largest) {
    double share = size < NEAR_ENOUGH * largest ? size / (NEAR_ENOUGH * largest) : 1;
    return share * share * share;
  }
}
