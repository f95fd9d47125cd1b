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
   * Less than nothing where spikes of the smaller group could as well belong to the other: minus
   * the share of it that is mistaken (Hennig 2010, Methods for merging Gaussian mixture
   * components).
   */
  PairCost OVERLAP =
      (a, b) -> {
        double both = 0;
        double sizeA = 0;
        double sizeB = 0;
        for (int i = 0; i < a.length; i++) {
          both += a[i] * b[i];
          sizeA += a[i];
          sizeB += b[i];
        }
        return -both / Math.max(1e-300, Math.min(sizeA, sizeB));
      };

  /**
   * The cost of one pair.
   *
   * @param a probability of the first group for each spike
   * @param b probability of the second group for each spike
   * @return less is joined earlier
   */
  double of(double[] a, double[] b);
}
