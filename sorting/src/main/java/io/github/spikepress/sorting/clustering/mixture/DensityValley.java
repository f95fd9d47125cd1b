// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import java.util.Arrays;

/**
 * Whether two groups of spikes are two hills of the spikes' density or one. The spikes of both are
 * laid along the direction that tells the groups apart best ({@link FisherDirection}), in the
 * mixture's common covariance, where the noise of one spike has standard deviation 1. The cost is
 * minus the lowest density between the two peaks as a share of the lower peak: −1 for one hill, 0
 * for two that do not touch (compare the ridgeline of Ray and Lindsay 2005, The topography of
 * multivariate normal mixtures).
 */
final class DensityValley implements PairCost {

  private static final double STEP = 0.1;
  private static final double BANDWIDTH = 0.5;
  private static final int REACH = (int) Math.ceil(4 * BANDWIDTH / STEP);
  private static final double[] KERNEL = kernel();

  private final double[][] white;

  /**
   * Looks at the points of a mixture.
   *
   * @param mixture its covariance measures the noise
   */
  DensityValley(StudentMixture mixture) {
    white = mixture.whitePoints();
  }

  /**
   * The shallowest border of a partition.
   *
   * @param points {@code [spike][feature]}
   * @param labels unit of each spike, 0 to {@code units − 1}
   * @param units number of units, each with a spike
   * @return the greatest density on a border as a share of the lower peak beside it: 0 = all units
   *     lie apart, 1 = a border runs through a hill
   */
  static double shallowest(double[][] points, int[] labels, int units) {
    DensityValley valley = new DensityValley(new StudentMixture(points, labels, units));
    double shallowest = 0;
    for (int a = 0; a < units; a++) {
      for (int b = 0; b < a; b++) {
        shallowest = Math.max(shallowest, -valley.of(members(labels, a), members(labels, b)));
      }
    }
    return shallowest;
  }

  private static double[] members(int[] labels, int unit) {
    return Arrays.stream(labels).mapToDouble(label -> label == unit ? 1 : 0).toArray();
  }

  @Override
  public double of(double[] a, double[] b) {
    double[] from = centre(a);
    double[] to = centre(b);
    double squared = 0;
    for (int j = 0; j < from.length; j++) {
      squared += (to[j] - from[j]) * (to[j] - from[j]);
    }
    if (squared < 1e-18) {
      return -1;
    }
    double[] direction = FisherDirection.between(white, a, from, b, to);
    return -depth(smooth(histogram(a, b, from, direction, along(direction, from, to))));
  }

  private static double along(double[] direction, double[] from, double[] to) {
    double along = 0;
    for (int j = 0; j < direction.length; j++) {
      along += (to[j] - from[j]) * direction[j];
    }
    return along;
  }

  private double[] centre(double[] weights) {
    double[] centre = new double[white[0].length];
    double sum = 1e-300;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 1e-6) {
        sum += weights[i];
        for (int j = 0; j < centre.length; j++) {
          centre[j] += weights[i] * white[i][j];
        }
      }
    }
    for (int j = 0; j < centre.length; j++) {
      centre[j] /= sum;
    }
    return centre;
  }

  /** Counts spikes from two standard deviations before the first centre to two behind the other. */
  private double[] histogram(
      double[] a, double[] b, double[] from, double[] direction, double length) {
    int margin = (int) Math.round(2 / STEP);
    double[] counts = new double[2 * (margin + REACH) + (int) Math.ceil(length / STEP) + 1];
    for (int i = 0; i < a.length; i++) {
      double weight = a[i] + b[i];
      if (weight > 1e-6) {
        double along = along(direction, from, white[i]);
        int bin = margin + REACH + (int) Math.round(along / STEP);
        if (bin >= 0 && bin < counts.length) {
          counts[bin] += weight;
        }
      }
    }
    return counts;
  }

  private static double[] smooth(double[] counts) {
    double[] smooth = new double[counts.length - 2 * REACH];
    for (int i = 0; i < smooth.length; i++) {
      for (int k = 0; k < KERNEL.length; k++) {
        smooth[i] += KERNEL[k] * counts[i + k];
      }
    }
    return smooth;
  }

  /** The largest share of the lower of two peaks that has to be climbed down between them. */
  private static double depth(double[] density) {
    double[] fromRight = new double[density.length];
    double highest = 0;
    for (int i = density.length - 1; i >= 0; i--) {
      highest = Math.max(highest, density[i]);
      fromRight[i] = highest;
    }
    double least = 1;
    double fromLeft = 0;
    for (int i = 0; i < density.length; i++) {
      fromLeft = Math.max(fromLeft, density[i]);
      double lower = Math.min(fromLeft, fromRight[i]);
      least = lower > 0 ? Math.min(least, density[i] / lower) : least;
    }
    return least;
  }

  private static double[] kernel() {
    double[] kernel = new double[2 * REACH + 1];
    for (int k = 0; k < kernel.length; k++) {
      double x = (k - REACH) * STEP / BANDWIDTH;
      kernel[k] = StrictMath.exp(-0.5 * x * x);
    }
    return kernel;
  }
}
