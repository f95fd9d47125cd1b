// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import io.github.spikepress.progress.Interruption;
import java.util.Arrays;
import smile.math.special.Gamma;

/**
 * A mixture of multivariate t distributions that share one covariance, because background noise
 * alone moves all spikes about, fitted by expectation maximisation (Peel and McLachlan 2000,
 * Statistics and Computing 10:339–348; covariances divided by the sum of the weights as in Kent,
 * Tyler and Vardi 1994, which converges faster to the same place). Only plain arithmetic and square
 * roots decide about a spike, so that the result is the same on every machine.
 */
final class StudentMixture {

  /** Degrees of freedom from which the tails start: heavy ones, which no overlap bends. */
  static final int HEAVY_TAILS = 5;

  private static final int[] TAILS = {HEAVY_TAILS, 8, 12, 18, 27, 40, 60, 100};

  /** Points measured at once. */
  private static final int BLOCK = 256;

  private final double[][] points;
  private final int units;
  private final int features;
  private final double[][] means;
  private final double[] shares;
  private int nu = HEAVY_TAILS;
  private LowerTriangle factor;
  private final double[] responsibilities;
  private final double[] pulls;
  private final double[] distances;
  private double logLikelihood = Double.NEGATIVE_INFINITY;

  /**
   * Starts from labels.
   *
   * @param points {@code [spike][feature]}, shared
   * @param labels unit of each spike, 0 to {@code units − 1}
   * @param units components of the mixture
   */
  StudentMixture(double[][] points, int[] labels, int units) {
    this(points, units);
    for (int i = 0; i < points.length; i++) {
      responsibilities[i * units + labels[i]] = 1;
      pulls[i * units + labels[i]] = 1;
    }
    maximise();
  }

  private StudentMixture(double[][] points, int units) {
    this.points = points;
    this.units = units;
    features = points[0].length;
    means = new double[units][features];
    shares = new double[units];
    responsibilities = new double[points.length * units];
    pulls = new double[points.length * units];
    distances = new double[points.length * units];
  }

  /** Repeats both steps until a step gains less than the tolerance per spike. */
  StudentMixture fit(int maxIterations, double tolerance) {
    for (int iteration = 0; iteration < maxIterations; iteration++) {
      Interruption.heed();
      double before = logLikelihood;
      expect();
      if (logLikelihood - before < tolerance * points.length) {
        break;
      }
      maximise();
    }
    return this;
  }

  /**
   * Some of the points described by units of their own with this mixture's noise: its covariance
   * and tails, which do not change.
   *
   * @param members indices of the points
   * @param labels unit of each of them, 0 to {@code units − 1}
   * @param units components for them
   * @param iterations steps to take
   */
  StudentMixture among(int[] members, int[] labels, int units, int iterations) {
    double[][] some = new double[members.length][];
    Arrays.setAll(some, i -> points[members[i]]);
    StudentMixture part = new StudentMixture(some, units);
    part.factor = factor;
    part.nu = nu;
    for (int i = 0; i < some.length; i++) {
      part.responsibilities[i * units + labels[i]] = 1;
      part.pulls[i * units + labels[i]] = 1;
    }
    for (int iteration = 0; iteration < iterations; iteration++) {
      part.updateMeans();
      part.expect();
    }
    return part;
  }

  /** Makes the tails lighter as long as that makes the points likelier, and fits again. */
  StudentMixture fitTails(int maxIterations, double tolerance) {
    StudentMixture best = this;
    for (int tails : TAILS) {
      if (tails > nu) {
        StudentMixture lighter = best.withTails(tails).fit(maxIterations, tolerance);
        if (lighter.logLikelihood <= best.logLikelihood) {
          break;
        }
        best = lighter;
      }
    }
    return best;
  }

  /** The same units with other tails, not fitted yet. */
  StudentMixture withTails(int tails) {
    StudentMixture other = on(points);
    other.nu = tails;
    return other;
  }

  int tails() {
    return nu;
  }

  double[][] points() {
    return points;
  }

  int units() {
    return units;
  }

  /** The log-likelihood of the points. */
  double logLikelihood() {
    return logLikelihood;
  }

  /** The Bayesian information criterion; less is better. */
  double bic() {
    int parameters = units - 1 + units * features + features * (features + 1) / 2;
    return -2 * logLikelihood + parameters * StrictMath.log(points.length);
  }

  double responsibility(int point, int unit) {
    return responsibilities[point * units + unit];
  }

  /** The squared Mahalanobis distance of a point from a unit. */
  double distance(int point, int unit) {
    return distances[point * units + unit];
  }

  /** The squared Mahalanobis distance between two units' centres by the common covariance. */
  double meanDistance(int unit, int other) {
    double[] difference = new double[features];
    Arrays.setAll(difference, j -> means[unit][j] - means[other][j]);
    double[] white = new double[features];
    factor.solve(difference, white);
    return squaredDistance(white, new double[features]);
  }

  /** The points with the common covariance taken out of them. */
  double[][] whitePoints() {
    double[][] white = new double[points.length][features];
    for (int i = 0; i < points.length; i++) {
      factor.solve(points[i], white[i]);
    }
    return white;
  }

  double[] shares() {
    return shares;
  }

  double[][] means() {
    return means;
  }

  /** The most probable unit of each point. */
  int[] labels() {
    int[] labels = new int[points.length];
    for (int i = 0; i < labels.length; i++) {
      for (int k = 1; k < units; k++) {
        labels[i] = responsibility(i, k) > responsibility(i, labels[i]) ? k : labels[i];
      }
    }
    return labels;
  }

  /**
   * The same mixture seen by other points.
   *
   * @param others {@code [spike][feature]}
   * @return their responsibilities and distances under these units, unchanged
   */
  StudentMixture on(double[][] others) {
    StudentMixture seen = new StudentMixture(others, units);
    for (int k = 0; k < units; k++) {
      System.arraycopy(means[k], 0, seen.means[k], 0, features);
    }
    System.arraycopy(shares, 0, seen.shares, 0, units);
    seen.factor = factor;
    seen.nu = nu;
    seen.expect();
    seen.logLikelihood = Double.NEGATIVE_INFINITY;
    return seen;
  }

  /**
   * The probability of each unit for each spike.
   *
   * @param roots how often the square root of the densities is taken before: 0 = plain; each root
   *     blurs the borders as if the noise were stronger
   * @return {@code [unit][spike]}
   */
  double[][] posteriors(int roots) {
    double[][] posteriors = new double[units][points.length];
    double[] densities = new double[units];
    for (int i = 0; i < points.length; i++) {
      relativeDensities(i * units, nearest(i * units), densities);
      double sum = 0;
      for (int k = 0; k < units; k++) {
        densities[k] = shares[k] * rooted(densities[k], roots);
        sum += densities[k];
      }
      for (int k = 0; k < units; k++) {
        posteriors[k][i] = densities[k] / sum;
      }
    }
    return posteriors;
  }

  /**
   * How strongly the nearest unit would pull a spike if the tails were heavy, 1 at a typical
   * distance, near 0 far out.
   */
  double greatestPull(int point) {
    return (double) (HEAVY_TAILS + features) / (HEAVY_TAILS + nearest(point * units));
  }

  private static double rooted(double value, int roots) {
    double result = value;
    for (int root = 0; root < roots; root++) {
      result = Math.sqrt(result);
    }
    return result;
  }

  private double nearest(int at) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < units; k++) {
      nearest = Math.min(nearest, distances[at + k]);
    }
    return nearest;
  }

  private void expect() {
    measureDistances();
    double sum = 0;
    double[] densities = new double[units];
    for (int i = 0; i < points.length; i++) {
      sum += expect(i * units, densities);
    }
    logLikelihood = sum + (logNorm() - 0.5 * factor.logDeterminant()) * points.length;
  }

  /** The part of the log-density that depends on the tails alone. */
  private double logNorm() {
    return Gamma.lgamma(0.5 * (nu + features))
        - Gamma.lgamma(0.5 * nu)
        - 0.5 * features * StrictMath.log(nu * Math.PI);
  }

  /**
   * Measures all points from all units, a block of points at a time and the innermost loop over
   * points, which the compiler takes several at once; the order of each sum stays.
   */
  private void measureDistances() {
    double[][] whiteMeans = new double[units][features];
    for (int k = 0; k < units; k++) {
      factor.solve(means[k], whiteMeans[k]);
    }
    double[][] white = new double[features][BLOCK];
    double[] sums = new double[BLOCK];
    for (int start = 0; start < points.length; start += BLOCK) {
      int count = Math.min(BLOCK, points.length - start);
      whiten(start, count, white);
      for (int k = 0; k < units; k++) {
        Arrays.fill(sums, 0);
        for (int j = 0; j < features; j++) {
          addSquaredDifferences(sums, white[j], whiteMeans[k][j]);
        }
        for (int i = 0; i < count; i++) {
          distances[(start + i) * units + k] = sums[i];
        }
      }
    }
  }

  private void whiten(int start, int count, double[][] byFeature) {
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < features; j++) {
        byFeature[j][i] = points[start + i][j];
      }
    }
    factor.solveInPlace(byFeature);
  }

  private static void addSquaredDifferences(double[] sums, double[] values, double from) {
    for (int i = 0; i < sums.length; i++) {
      double difference = values[i] - from;
      sums[i] += difference * difference;
    }
  }

  /** Shares one point among the units; returns its log-likelihood. */
  private double expect(int at, double[] densities) {
    double nearest = nearest(at);
    relativeDensities(at, nearest, densities);
    double sum = 0;
    for (int k = 0; k < units; k++) {
      responsibilities[at + k] = shares[k] * densities[k];
      sum += responsibilities[at + k];
    }
    for (int k = 0; k < units; k++) {
      responsibilities[at + k] /= sum;
      pulls[at + k] = responsibilities[at + k] * (nu + features) / (nu + distances[at + k]);
    }
    return StrictMath.log(sum) - 0.5 * (nu + features) * StrictMath.log1p(nearest / nu);
  }

  /**
   * The density of each unit at a point as a share of the nearest unit's, were all equally large.
   */
  private void relativeDensities(int at, double nearest, double[] densities) {
    for (int k = 0; k < units; k++) {
      densities[k] = (nu + nearest) / (nu + distances[at + k]);
    }
    halfPowers(densities, nu + features);
  }

  /** Raises each to halves / 2 by squaring, and a square root where halves is odd. */
  private static void halfPowers(double[] bases, int halves) {
    double[] squares = bases.clone();
    for (int k = 0; k < bases.length; k++) {
      bases[k] = (halves & 1) == 0 ? 1 : Math.sqrt(bases[k]);
    }
    for (int bits = halves >> 1; bits > 0; bits >>= 1) {
      if ((bits & 1) == 1) {
        multiply(bases, squares);
      }
      multiply(squares, squares);
    }
  }

  private static void multiply(double[] values, double[] by) {
    for (int k = 0; k < values.length; k++) {
      values[k] *= by[k];
    }
  }

  private void maximise() {
    updateCovariance(updateMeans());
  }

  /** Moves means and shares; returns the sum of the pulls of each unit. */
  private double[] updateMeans() {
    double[] pull = new double[units];
    Arrays.fill(shares, 0);
    for (double[] mean : means) {
      Arrays.fill(mean, 0);
    }
    for (int i = 0; i < points.length; i++) {
      for (int k = 0; k < units; k++) {
        shares[k] += responsibilities[i * units + k];
        double weight = pulls[i * units + k];
        if (weight > 1e-9) {
          pull[k] += weight;
          addScaled(means[k], points[i], weight);
        }
      }
    }
    for (int k = 0; k < units; k++) {
      shares[k] /= points.length;
      scale(means[k], 1 / Math.max(pull[k], 1e-300));
    }
    return pull;
  }

  private void updateCovariance(double[] pull) {
    double[][] scatter = new double[features][features];
    for (int i = 0; i < points.length; i++) {
      double weight = 0;
      for (int k = 0; k < units; k++) {
        weight += pulls[i * units + k];
      }
      addOuterProduct(scatter, points[i], weight);
    }
    for (int k = 0; k < units; k++) {
      addOuterProduct(scatter, means[k], -pull[k]);
    }
    double total = Arrays.stream(pull).sum();
    for (double[] row : scatter) {
      scale(row, 1 / total);
    }
    factor = LowerTriangle.of(scatter);
  }

  /** Adds a multiple of a vector times itself to the lower half of a matrix. */
  static void addOuterProduct(double[][] lower, double[] vector, double weight) {
    for (int r = 0; r < vector.length; r++) {
      double factor = weight * vector[r];
      double[] row = lower[r];
      for (int c = 0; c <= r; c++) {
        row[c] += factor * vector[c];
      }
    }
  }

  private static void addScaled(double[] sum, double[] vector, double weight) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += weight * vector[j];
    }
  }

  private static void scale(double[] vector, double factor) {
    for (int j = 0; j < vector.length; j++) {
      vector[j] *= factor;
    }
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return sum;
  }
}
