// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import io.github.spikepress.sorting.clustering.Sorting;
import java.util.Arrays;

/**
 * Two units are often one and everything else, or large spikes and small ones, which no one
 * component describes. Then the partition by K-means is taken if its border runs through fewer
 * spikes than that of the mixture, both seen in the spikes as they came.
 */
final class EmptierBorder {

  /** Features by which K-means sorts. */
  static final int FEATURES = 3;

  private static final int UNITS = 2;

  private final double[][] points;

  /**
   * Looks at spikes.
   *
   * @param points features of all spikes as they came
   */
  EmptierBorder(double[][] points) {
    this.points = points;
  }

  /**
   * Chooses.
   *
   * @param mixture two units
   * @param drawn features of some of the spikes
   * @param drawnLabels clusters of these by K-means
   * @return the partition of the emptier border, with the mixture's outliers
   */
  Sorting choose(Sorting mixture, double[][] drawn, int[] drawnLabels) {
    int[] kMeans = nearest(means(drawn, drawnLabels));
    if (mixture.numUnits() == UNITS && shallowest(mixture.labels()) <= shallowest(kMeans)) {
      return mixture;
    }
    float[] certain = new float[kMeans.length];
    Arrays.fill(certain, 1);
    return Sorting.bySize(kMeans, certain, mixture.outliers());
  }

  private double shallowest(int[] labels) {
    return DensityValley.shallowest(points, labels, UNITS);
  }

  private static double[][] means(double[][] drawn, int[] labels) {
    double[][] means = new double[UNITS][Math.min(FEATURES, drawn[0].length)];
    int[] counts = new int[UNITS];
    for (int i = 0; i < labels.length; i++) {
      counts[labels[i]]++;
      for (int j = 0; j < means[0].length; j++) {
        means[labels[i]][j] += drawn[i][j];
      }
    }
    for (int unit = 0; unit < UNITS; unit++) {
      for (int j = 0; j < means[unit].length; j++) {
        means[unit][j] /= counts[unit];
      }
    }
    return means;
  }

  private int[] nearest(double[][] means) {
    int[] labels = new int[points.length];
    for (int i = 0; i < labels.length; i++) {
      double lead = 0;
      for (int j = 0; j < means[0].length; j++) {
        double to0 = points[i][j] - means[0][j];
        double to1 = points[i][j] - means[1][j];
        lead += to0 * to0 - to1 * to1;
      }
      labels[i] = lead > 0 ? 1 : 0;
    }
    return labels;
  }
}
