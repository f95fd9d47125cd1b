// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import java.util.ArrayList;
import java.util.List;

/**
 * How much a spike tells about its group. With H the entropy of the groups and I the information
 * between spike and group, a grouping is worth I − 2 (H − I): many groups are good as long as
 * spikes tell them apart.
 */
final class Distinctness {

  private static final double PRICE_OF_DOUBT = 2;

  private Distinctness() {}

  /**
   * What one group adds to the information between spike and group, in nats.
   *
   * @param posteriors probability of the group for each spike
   * @return 0 or more
   */
  static double information(double[] posteriors) {
    double share = 0;
    double doubt = 0;
    for (double posterior : posteriors) {
      share += posterior;
      doubt += timesLog(posterior);
    }
    return doubt / posteriors.length - timesLog(share / posteriors.length);
  }

  /**
   * The worth of a grouping.
   *
   * @param posteriors {@code [component][spike]}
   * @param groups group of each component, 0 to {@code numGroups − 1}
   * @param numGroups groups
   * @return in nats; more is better
   */
  static double worth(double[][] posteriors, int[] groups, int numGroups) {
    double worth = 0;
    for (double[] group : sums(posteriors, groups, numGroups)) {
      double share = 0;
      for (double posterior : group) {
        share += posterior / group.length;
      }
      double information = information(group);
      worth += information - PRICE_OF_DOUBT * (-timesLog(share) - information);
    }
    return worth;
  }

  /** Adds up the components of each group. */
  static List<double[]> sums(double[][] posteriors, int[] groups, int numGroups) {
    List<double[]> sums = new ArrayList<>();
    for (int g = 0; g < numGroups; g++) {
      sums.add(new double[posteriors[0].length]);
    }
    for (int k = 0; k < posteriors.length; k++) {
      double[] sum = sums.get(groups[k]);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += posteriors[k][i];
      }
    }
    return sums;
  }

  /** Adds two groups. */
  static double[] sum(double[] a, double[] b) {
    double[] sum = new double[a.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = a[i] + b[i];
    }
    return sum;
  }

  private static double timesLog(double value) {
    return value > 1e-12 ? value * StrictMath.log(value) : 0;
  }
}
