// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import java.util.Arrays;

/** Ways to group the components of one mixture to units, and which of them is best. */
final class Groupings {

  /** Share of the smaller of two units that may be mistaken for the other. */
  private static final double LARGEST_OVERLAP = 0.05;

  /** Size of the smallest unit as a share of the mean one. */
  private static final double SMALLEST_UNIT = 0.1;

  private final double[][] posteriors;
  private final double[][] blurred;
  private final int[] labels;

  Groupings(StudentMixture components, int blur) {
    posteriors = components.posteriors(0);
    blurred = components.posteriors(blur);
    labels = components.labels();
  }

  /**
   * The best grouping to a number of units.
   *
   * @param units groups wanted, at most as many as components
   * @param clusterings clusterings of the spikes that may be read as groupings
   * @return group of each component
   */
  int[] best(int units, int[][] clusterings) {
    int[] best = new Agglomeration(blurred, PairCost.INFORMATION).until(units).groups();
    double most = Distinctness.worth(posteriors, best, units);
    for (int[] clustering : clusterings) {
      int[] groups = majority(clustering, units);
      boolean complete = Arrays.stream(groups).distinct().count() == units;
      double worth = complete ? Distinctness.worth(posteriors, groups, units) : -1e300;
      if (worth > most) {
        most = worth;
        best = groups;
      }
    }
    return best;
  }

  /**
   * As many units as can be told apart: components that overlap are one unit, and groups that are
   * tiny beside the others, mostly overlaps of spikes, go to the unit nearest to them.
   */
  int[] findUnits() {
    return new Agglomeration(posteriors, PairCost.OVERLAP)
        .whileBelow(-LARGEST_OVERLAP)
        .absorbBelow(SMALLEST_UNIT)
        .groups();
  }

  /** Each component goes where most of its spikes went. */
  private int[] majority(int[] clustering, int units) {
    int[][] counts = new int[posteriors.length][units];
    for (int i = 0; i < clustering.length; i++) {
      counts[labels[i]][clustering[i]]++;
    }
    int[] groups = new int[counts.length];
    for (int k = 0; k < groups.length; k++) {
      for (int g = 1; g < units; g++) {
        groups[k] = counts[k][g] > counts[k][groups[k]] ? g : groups[k];
      }
    }
    return groups;
  }
}
