// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import io.github.spikepress.sorting.clustering.Sorting;

/**
 * Gives every spike to a unit. Where noise explains how far a spike lies from a unit, the unit of
 * the greatest probability gets it. Where not, as for an overlap of two spikes, the deviation is
 * another spike and may point anywhere: the noise's covariance says nothing about it, and the unit
 * whose mean spike is nearest gets it. Such spikes are marked as outliers.
 */
final class Assignment {

  private static final double OUTLIER_PULL = 0.25;

  private final double[][] points;
  private final double[][] posteriors;
  private final int[] labels;
  private final boolean[] outliers;

  private Assignment(double[][] points, SpikeUnits units) {
    this.points = points;
    StudentMixture components = units.components();
    posteriors =
        Distinctness.sums(components.posteriors(0), units.groups(), units.count())
            .toArray(double[][]::new);
    labels = new int[points.length];
    outliers = new boolean[points.length];
    int[] nearest = components.labels();
    int[] sizes = new int[components.units()];
    for (int component : nearest) {
      sizes[component]++;
    }
    int fewest = Math.min(5, points.length / 100);
    for (int i = 0; i < points.length; i++) {
      double inUnits = 0;
      for (int unit = 0; unit < posteriors.length; unit++) {
        inUnits += posteriors[unit][i];
        labels[i] = posteriors[unit][i] > posteriors[labels[i]][i] ? unit : labels[i];
      }
      outliers[i] =
          inUnits < 0.5 || components.greatestPull(i) < OUTLIER_PULL || sizes[nearest[i]] < fewest;
    }
  }

  /**
   * Sorts points.
   *
   * @param points {@code [spike][feature]}
   * @param found units, of these or other points
   * @return a unit for every spike
   */
  static Sorting of(double[][] points, SpikeUnits found) {
    Assignment assignment = new Assignment(points, found.on(points));
    assignment.sendOutliersToNearestMeans();
    return Sorting.bySize(assignment.labels, assignment.probabilities(), assignment.outliers);
  }

  private void sendOutliersToNearestMeans() {
    double[][] means = means();
    for (int i = 0; i < labels.length; i++) {
      if (outliers[i]) {
        for (int unit = 0; unit < means.length; unit++) {
          boolean nearer = squaredDistance(i, means[unit]) < squaredDistance(i, means[labels[i]]);
          labels[i] = nearer ? unit : labels[i];
        }
      }
    }
  }

  /**
   * The mean of the spikes of each unit that noise explains; infinitely far where there is none.
   */
  private double[][] means() {
    double[][] means = new double[posteriors.length][points[0].length];
    int[] counts = new int[means.length];
    for (int i = 0; i < labels.length; i++) {
      if (!outliers[i]) {
        counts[labels[i]]++;
        for (int j = 0; j < points[i].length; j++) {
          means[labels[i]][j] += points[i][j];
        }
      }
    }
    for (int unit = 0; unit < means.length; unit++) {
      for (int j = 0; j < means[unit].length; j++) {
        means[unit][j] =
            counts[unit] == 0 ? Double.POSITIVE_INFINITY : means[unit][j] / counts[unit];
      }
    }
    return means;
  }

  private double squaredDistance(int point, double[] mean) {
    double sum = 0;
    for (int j = 0; j < mean.length; j++) {
      double difference = points[point][j] - mean[j];
      sum += difference * difference;
    }
    return sum;
  }

  private float[] probabilities() {
    float[] probabilities = new float[labels.length];
    for (int i = 0; i < labels.length; i++) {
      probabilities[i] = (float) posteriors[labels[i]][i];
    }
    return probabilities;
  }
}
