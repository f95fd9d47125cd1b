// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

/** What it costs to see two groups of components as one unit. */
@FunctionalInterface
interface PairCost {

  /**
   * The information between spike and unit that is lost, in nats (Slonim and Tishby 1999,
   * Agglomerative Information Bottleneck): small far clusters, such as overlaps, are joined before
   * two large near ones.
   */
  PairCost INFORMATION =
      (a, b) ->
          Distinctness.information(a)
              + Distinctness.information(b)
              - Distinctness.information(Distinctness.sum(a, b));

  /**
   * The cost of one pair.
   *
   * @param a probability of the first group for each spike
   * @param b probability of the second group for each spike
   * @return less is joined earlier
   */
  double of(double[] a, double[] b);
}
