// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much a spike tells about its group. With H the entropy of the groups and I the information
 * between spike and group, groups are worth I − 2 (H − I): many groups of like size are good as
 * long as spikes tell them apart.
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
   * The worth of groups.
   *
   * @param posteriors {@code [group][spike]}
   * @return in nats; more is better
   */
  static double worth(double[][] posteriors) {
    double worth = 0;
    for (double[] group : posteriors) {
      double information = information(group);
      double entropy = -timesLog(Arrays.stream(group).sum() / group.length);
      worth += information - PRICE_OF_DOUBT * (entropy - information);
    }
    return worth;
  }

  /** Adds up the components of each group; those of group −1 are left out. */
  static List<double[]> sums(double[][] posteriors, int[] groups, int numGroups) {
    List<double[]> sums = new ArrayList<>();
    for (int g = 0; g < numGroups; g++) {
      sums.add(new double[posteriors[0].length]);
    }
    for (int k = 0; k < posteriors.length; k++) {
      double[] sum = groups[k] < 0 ? new double[0] : sums.get(groups[k]);
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
