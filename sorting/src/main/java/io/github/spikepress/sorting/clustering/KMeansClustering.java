// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering;

import io.github.spikepress.progress.Progress;
import java.util.SplittableRandom;
import smile.clustering.BBDTree;
import smile.clustering.KMeans;
import smile.math.MathEx;

/**
 * Smile's K-means with k-means++ seeding, repeated from many starts. Smile draws from a generator
 * of the calling thread, which is seeded anew before every start: the result depends on the seed
 * alone, however many threads cluster at the same time.
 */
public final class KMeansClustering {

  private static final double TOLERANCE = 1e-6;

  private KMeansClustering() {}

  /**
   * Clusters points.
   *
   * @param points {@code [point][feature]}
   * @param units clusters, at most as many as points
   * @param settings restarts, iterations and seed
   * @param progress told after each start
   * @return the clusters of the run of least inertia, the earliest among equals
   */
  public static int[] labels(
      double[][] points, int units, KMeansSettings settings, Progress progress) {
    return fit(points, units, settings, progress).y;
  }

  static KMeans fit(double[][] points, int units, KMeansSettings settings, Progress progress) {
    BBDTree tree = new BBDTree(points);
    SplittableRandom seeds = new SplittableRandom(settings.seed());
    KMeans best = null;
    for (int start = 0; start < settings.restarts(); start++) {
      progress.checkpoint("K-means", (double) start / settings.restarts());
      MathEx.setSeed(seeds.nextLong());
      KMeans run = KMeans.fit(tree, points, units, settings.maxIterations(), TOLERANCE);
      best = best == null || run.distortion < best.distortion ? run : best;
    }
    return best;
  }
}
