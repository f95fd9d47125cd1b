// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import io.github.spikepress.progress.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds a mixture with as many components as the points ask for: starts with too many, then takes
 * away the pair that stands closest for its size (Ward's cost in the common covariance), fits again
 * and remembers the mixture of least Bayesian information criterion.
 */
final class MixtureSearch {

  private static final int FIRST_ITERATIONS = 30;
  private static final int ITERATIONS = 12;
  private static final int LAST_ITERATIONS = 60;
  private static final double TOLERANCE = 1e-5;

  /** Components of the first mixture kept, as a share of those at the start. */
  private static final double COARSE = 0.5;

  /** Components of the next mixture kept, as a share of those of the one before. */
  private static final double COARSER = 0.8;

  private final double[][] points;
  private final Progress progress;

  MixtureSearch(double[][] points, Progress progress) {
    this.points = points;
    this.progress = progress;
  }

  /**
   * Searches downwards.
   *
   * @param labels a clustering to start from
   * @param most components in it
   * @param fewest components at the end, at least 1
   * @return the best mixture met and the last one
   */
  Path search(int[] labels, int most, int fewest) {
    StudentMixture mixture =
        new StudentMixture(points, labels, most)
            .fit(FIRST_ITERATIONS, TOLERANCE)
            .fitTails(ITERATIONS, TOLERANCE);
    StudentMixture best = mixture;
    List<StudentMixture> coarser = new ArrayList<>();
    double next = COARSE * most;
    while (mixture.units() > fewest) {
      progress.checkpoint("mixture", 1 - (double) mixture.units() / most);
      mixture = withoutClosestPair(mixture).fit(ITERATIONS, TOLERANCE);
      best = mixture.bic() < best.bic() ? mixture : best;
      if (mixture.units() <= next) {
        coarser.add(mixture);
        next = COARSER * mixture.units();
      }
    }
    return new Path(best.fit(LAST_ITERATIONS, TOLERANCE), mixture, coarser);
  }

  /**
   * Where a search came by.
   *
   * @param best the mixture of least Bayesian information criterion
   * @param last the one of fewest components
   * @param coarser mixtures met, the first of half the components, each of a fifth fewer than the
   *     one before
   */
  record Path(StudentMixture best, StudentMixture last, List<StudentMixture> coarser) {}

  private StudentMixture withoutClosestPair(StudentMixture mixture) {
    int[] pair = closestPair(mixture);
    int[] labels = mixture.labels();
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] == pair[1]) {
        labels[i] = pair[0];
      } else if (labels[i] > pair[1]) {
        labels[i]--;
      }
    }
    return new StudentMixture(points, labels, mixture.units() - 1).withTails(mixture.tails());
  }

  private static int[] closestPair(StudentMixture mixture) {
    int[] pair = {0, 1};
    double least = Double.POSITIVE_INFINITY;
    for (int a = 0; a < mixture.units(); a++) {
      for (int b = a + 1; b < mixture.units(); b++) {
        double cost = wardCost(mixture, a, b);
        if (cost < least) {
          least = cost;
          pair = new int[] {a, b};
        }
      }
    }
    return pair;
  }

  private static double wardCost(StudentMixture mixture, int a, int b) {
    double shareA = mixture.shares()[a];
    double shareB = mixture.shares()[b];
    double sum = Math.max(shareA + shareB, 1e-300);
    return shareA * shareB / sum * mixture.meanDistance(a, b);
  }
}
