// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import io.github.spikepress.sorting.clustering.Sorting;
import java.util.Arrays;
import java.util.List;

/**
 * Gives every spike to a unit. Where noise explains how far a spike lies from a unit, the unit of
 * the greatest probability gets it. Where not, as for an overlap of two spikes, the deviation is
 * another spike and may point anywhere: the noise's covariance says nothing about it, and the unit
 * whose mean spike is nearest gets it. Such spikes are marked as outliers.
 */
final class Assignment {

  private static final double OUTLIER_PULL = 0.25;

  /** Points looked at together, so that no table of all components and all spikes is needed. */
  private static final int BLOCK = 4096;

  private final double[][] points;
  private final float[][] posteriors;
  private final int[] labels;
  private final int[] nearest;
  private final boolean[] outliers;

  private Assignment(double[][] points, SpikeUnits units) {
    this.points = points;
    posteriors = new float[units.count()][points.length];
    labels = new int[points.length];
    nearest = new int[points.length];
    outliers = new boolean[points.length];
    for (int start = 0; start < points.length; start += BLOCK) {
      int end = Math.min(points.length, start + BLOCK);
      assign(start, units.on(Arrays.copyOfRange(points, start, end)));
    }
    int[] sizes = new int[units.components().units()];
    for (int component : nearest) {
      sizes[component]++;
    }
    int fewest = Math.min(5, points.length / 100);
    for (int i = 0; i < points.length; i++) {
      outliers[i] |= sizes[nearest[i]] < fewest;
    }
  }

  private void assign(int start, SpikeUnits block) {
    StudentMixture components = block.components();
    List<double[]> probabilities =
        Distinctness.sums(components.posteriors(0), block.groups(), posteriors.length);
    int[] ofComponents = components.labels();
    for (int i = 0; i < ofComponents.length; i++) {
      double inUnits = 0;
      int label = 0;
      for (int unit = 0; unit < posteriors.length; unit++) {
        double probability = probabilities.get(unit)[i];
        inUnits += probability;
        label = probability > probabilities.get(label)[i] ? unit : label;
        posteriors[unit][start + i] = (float) probability;
      }
      labels[start + i] = label;
      nearest[start + i] = ofComponents[i];
      outliers[start + i] = inUnits < 0.5 || components.greatestPull(i) < OUTLIER_PULL;
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
    Assignment assignment = new Assignment(points, found);
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
      probabilities[i] = posteriors[labels[i]][i];
    }
    return probabilities;
  }
}
