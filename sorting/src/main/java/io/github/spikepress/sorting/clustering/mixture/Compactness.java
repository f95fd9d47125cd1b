// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import java.util.Arrays;

/**
 * Whether a group of spikes looks like one unit, however small beside the others: most of its
 * spikes lie as near to a component as noise explains. Overlaps of two spikes, which come with any
 * delay, and artefacts scatter widely instead.
 */
final class Compactness {

  /** Pull of the middle spike of a unit at least; 1 is what noise gives. */
  private static final double LEAST_PULL = 0.5;

  private static final double LEAST_SHARE = 0.003;
  private static final int FEWEST_SPIKES = 20;

  private final double[] pulls;

  /**
   * Looks at the points of a mixture.
   *
   * @param mixture says how near its components each point lies
   */
  Compactness(StudentMixture mixture) {
    pulls = new double[mixture.points().length];
    Arrays.setAll(pulls, mixture::greatestPull);
  }

  /**
   * Judges one group.
   *
   * @param posteriors probability of the group for each spike
   * @return whether it is a unit
   */
  boolean isUnit(double[] posteriors) {
    double[] own = new double[pulls.length];
    int count = 0;
    for (int i = 0; i < pulls.length; i++) {
      if (posteriors[i] > 0.5) {
        own[count++] = pulls[i];
      }
    }
    double enough =
        Math.max(LEAST_SHARE * pulls.length, Math.min(FEWEST_SPIKES, pulls.length / 10));
    if (count == 0 || count < enough) {
      return false;
    }
    Arrays.sort(own, 0, count);
    return own[count / 2] >= LEAST_PULL;
  }
}
