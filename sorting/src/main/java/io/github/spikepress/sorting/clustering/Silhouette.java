// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.progress.Interruption;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How well clusters stand apart: for each point (b − a) / max(a, b), with a its mean Euclidean
 * distance to its own cluster and b to the nearest other one (Rousseeuw 1987). Points alone in
 * their cluster count 0. Sets of up to 4,000 points are measured whole, larger ones on that many
 * points drawn from the seed. Immutable.
 */
public final class Silhouette {

  private static final int EXACT_UP_TO = 4000;

  private final long seed;

  /**
   * Makes a measure.
   *
   * @param seed where the draw of large sets comes from
   */
  public Silhouette(long seed) {
    this.seed = seed;
  }

  /**
   * The mean silhouette.
   *
   * @param points {@code [point][feature]}
   * @param labels cluster of each point, from 0 up; −1 = left out of the measure
   * @return −1 to 1; 0 where fewer than two clusters have points
   */
  public double mean(double[][] points, int[] labels) {
    if (points.length != labels.length) {
      throw new WrongArgumentException(labels.length + " labels for " + points.length + " points");
    }
    int[] drawn = draw(labels);
    int[] sizes = new int[Arrays.stream(labels).max().orElse(-1) + 1];
    for (int point : drawn) {
      sizes[labels[point]]++;
    }
    if (Arrays.stream(sizes).filter(size -> size > 0).count() < 2) {
      return 0;
    }
    double sum = 0;
    for (int point : drawn) {
      Interruption.heed();
      sum += one(point, drawn, points, labels, sizes);
    }
    return sum / drawn.length;
  }

  private int[] draw(int[] labels) {
    int[] assigned = IntStream.range(0, labels.length).filter(i -> labels[i] >= 0).toArray();
    int count = Math.min(EXACT_UP_TO, assigned.length);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < count && count < assigned.length; i++) {
      int other = random.nextInt(i, assigned.length);
      int swapped = assigned[i];
      assigned[i] = assigned[other];
      assigned[other] = swapped;
    }
    return Arrays.copyOf(assigned, count);
  }

  private static double one(int point, int[] drawn, double[][] points, int[] labels, int[] sizes) {
    if (sizes[labels[point]] < 2) {
      return 0;
    }
    double[] distances = new double[sizes.length];
    for (int other : drawn) {
      distances[labels[other]] += distance(points[point], points[other]);
    }
    double own = distances[labels[point]] / (sizes[labels[point]] - 1);
    double nearest = Double.POSITIVE_INFINITY;
    for (int cluster = 0; cluster < sizes.length; cluster++) {
      if (cluster != labels[point] && sizes[cluster] > 0) {
        nearest = Math.min(nearest, distances[cluster] / sizes[cluster]);
      }
    }
    double larger = Math.max(own, nearest);
    return larger > 0 ? (nearest - own) / larger : 0;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return Math.sqrt(sum);
  }
}
