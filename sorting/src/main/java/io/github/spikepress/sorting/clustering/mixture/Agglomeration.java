// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import java.util.Arrays;
import java.util.function.Predicate;

/** Joins components of a mixture to units, always the cheapest pair. */
final class Agglomeration {

  private final double[][] posteriors;
  private final PairCost cost;
  private final double[][] costs;
  private final int[] groups;

  /**
   * Starts with one group for each component.
   *
   * @param posteriors {@code [component][spike]}; not changed
   * @param cost what joining costs
   */
  Agglomeration(double[][] posteriors, PairCost cost) {
    this.posteriors = Arrays.stream(posteriors).map(double[]::clone).toArray(double[][]::new);
    this.cost = cost;
    groups = new int[posteriors.length];
    costs = new double[posteriors.length][posteriors.length];
    for (int a = 0; a < groups.length; a++) {
      groups[a] = a;
      for (int b = 0; b < a; b++) {
        costs[a][b] = cost.of(posteriors[a], posteriors[b]);
      }
    }
  }

  /** Joins pairs until so many groups are left. */
  Agglomeration until(int numGroups) {
    for (int left = numGroups(); left > numGroups; left--) {
      joinCheapest();
    }
    return this;
  }

  /** Joins pairs as long as the cheapest costs less than a limit. */
  Agglomeration whileBelow(double limit) {
    while (numGroups() > 1 && cheapestCost() < limit) {
      joinCheapest();
    }
    return this;
  }

  /**
   * Joins pairs as long as the cheapest costs less than a limit and more than so many of the groups
   * that count are left.
   *
   * @param limit what joining must cost less than
   * @param fewest groups that are not to become fewer
   * @param wanted says by the probability of a group for each spike whether it counts
   */
  Agglomeration whileBelow(double limit, int fewest, Predicate<double[]> wanted) {
    while (numWanted(wanted) > fewest && cheapestCost() < limit) {
      joinCheapest();
    }
    return this;
  }

  private long numWanted(Predicate<double[]> wanted) {
    return Arrays.stream(groups).distinct().filter(g -> wanted.test(posteriors[g])).count();
  }

  /** The group of each component, numbered from 0. */
  int[] groups() {
    return groups(group -> true);
  }

  /**
   * The group of each component, numbered from 0.
   *
   * @param wanted says by the probability of a group for each spike whether it counts
   * @return −1 for the components of groups that do not
   */
  int[] groups(Predicate<double[]> wanted) {
    int[] names =
        Arrays.stream(groups).distinct().sorted().filter(g -> wanted.test(posteriors[g])).toArray();
    return Arrays.stream(groups)
        .map(group -> Math.max(-1, Arrays.binarySearch(names, group)))
        .toArray();
  }

  private int numGroups() {
    return (int) Arrays.stream(groups).distinct().count();
  }

  private double costOf(int a, int b) {
    return costs[Math.max(a, b)][Math.min(a, b)];
  }

  private double cheapestCost() {
    int[] pair = cheapest();
    return costOf(pair[0], pair[1]);
  }

  private void joinCheapest() {
    int[] pair = cheapest();
    join(pair[0], pair[1]);
  }

  private int[] cheapest() {
    int[] pair = null;
    for (int a = 0; a < groups.length; a++) {
      for (int b = 0; b < a; b++) {
        boolean alive = groups[a] == a && groups[b] == b;
        if (alive && (pair == null || costs[a][b] < costOf(pair[0], pair[1]))) {
          pair = new int[] {a, b};
        }
      }
    }
    return pair;
  }

  private void join(int one, int other) {
    int kept = Math.min(one, other);
    int joined = Math.max(one, other);
    posteriors[kept] = Distinctness.sum(posteriors[kept], posteriors[joined]);
    for (int k = 0; k < groups.length; k++) {
      groups[k] = groups[k] == joined ? kept : groups[k];
    }
    for (int k = 0; k < groups.length; k++) {
      if (groups[k] == k && k != kept) {
        costs[Math.max(k, kept)][Math.min(k, kept)] = cost.of(posteriors[k], posteriors[kept]);
      }
    }
  }
}
