// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StudentMixtureTest {

  private static final double[][] POINTS = points(900, 7);

  @Test
  void everyIterationRaisesTheLikelihood() {
    double before = Double.NEGATIVE_INFINITY;
    for (int iterations = 1; iterations < 12; iterations++) {
      StudentMixture mixture = new StudentMixture(POINTS, everySecond(), 2).fit(iterations, 0);
      assertTrue(mixture.logLikelihood() >= before - 1e-9);
      before = mixture.logLikelihood();
    }
  }

  /** The density of one t distribution written out again, from the textbook. */
  @Test
  void theLikelihoodIsThatOfTheDensity() {
    StudentMixture mixture = new StudentMixture(POINTS, new int[POINTS.length], 1).fit(50, 0);
    double sum = 0;
    double logDeterminant = logDeterminant(mixture);
    for (int i = 0; i < POINTS.length; i++) {
      sum += -3.5 * Math.log(1 + mixture.distance(i, 0) / 5) - 0.5 * logDeterminant;
      // In two dimensions gamma(3.5) / gamma(2.5) / (5 pi) is 1 / (2 pi)
      sum -= Math.log(2 * Math.PI);
    }
    assertEquals(sum, mixture.logLikelihood(), 1e-6 * Math.abs(sum));
  }

  @Test
  void findsTwoCloudsFromABadStart() {
    StudentMixture mixture = new StudentMixture(POINTS, byFirstFeature(), 2).fit(200, 0);
    int[] labels = mixture.labels();
    int wrong = 0;
    for (int i = 0; i < labels.length; i++) {
      wrong += labels[i] == i % 2 ? 1 : 0;
    }
    assertTrue(Math.min(wrong, labels.length - wrong) <= 3, wrong + " of " + labels.length);
  }

  @Test
  void posteriorsAddUpAndBlurMakesThemLessSure() {
    StudentMixture mixture = new StudentMixture(POINTS, byFirstFeature(), 2).fit(200, 0);
    double[][] plain = mixture.posteriors(0);
    double[][] blurred = mixture.posteriors(3);
    double surer = 0;
    for (int i = 0; i < POINTS.length; i++) {
      assertEquals(1, plain[0][i] + plain[1][i], 1e-12);
      assertEquals(mixture.responsibility(i, 0), plain[0][i], 1e-12);
      surer += Math.max(plain[0][i], plain[1][i]) - Math.max(blurred[0][i], blurred[1][i]);
    }
    assertTrue(surer > 0);
  }

  @Test
  void theSameMixtureOnTheSamePointsIsTheSame() {
    StudentMixture mixture = new StudentMixture(POINTS, byFirstFeature(), 2).fit(400, 0);
    assertArrayEquals(mixture.labels(), mixture.on(POINTS).labels());
  }

  @Test
  void twoCloudsAreWorthTwoComponents() {
    double one = new StudentMixture(POINTS, new int[POINTS.length], 1).fit(100, 0).bic();
    double two = new StudentMixture(POINTS, byFirstFeature(), 2).fit(100, 0).bic();
    assertTrue(two < one);
  }

  @Test
  void tailsFollowThePoints() {
    StudentMixture gaussian = new StudentMixture(POINTS, everySecond(), 2).fit(100, 0);
    StudentMixture fitted = gaussian.fitTails(50, 0);
    assertTrue(fitted.tails() >= 27, fitted.tails() + " degrees of freedom");
    assertTrue(fitted.logLikelihood() > gaussian.logLikelihood());
    double[][] points = points(900, 3);
    for (int i = 0; i < 900; i += 10) {
      points[i] = new double[] {5 * points[i][0], 5 * points[i][1]};
    }
    StudentMixture heavy = new StudentMixture(points, everySecond(), 2).fit(100, 0);
    assertEquals(StudentMixture.HEAVY_TAILS, heavy.fitTails(50, 0).tails());
  }

  @Test
  void aFarPointPullsLess() {
    double[][] points = points(101, 1);
    points[100] = new double[] {90, -80};
    StudentMixture mixture = new StudentMixture(points, new int[101], 1).fit(100, 0);
    assertTrue(mixture.greatestPull(100) < 0.25);
    assertTrue(mixture.greatestPull(0) > 0.25);
  }

  private static double logDeterminant(StudentMixture mixture) {
    double[][] axes = new double[2][2];
    double[] mean = mixture.means()[0];
    double aa = 0;
    double ab = 0;
    double bb = 0;
    double total = 0;
    for (int i = 0; i < POINTS.length; i++) {
      double pull = 7 / (5 + mixture.distance(i, 0));
      axes[0][0] = POINTS[i][0] - mean[0];
      axes[0][1] = POINTS[i][1] - mean[1];
      aa += pull * axes[0][0] * axes[0][0];
      ab += pull * axes[0][0] * axes[0][1];
      bb += pull * axes[0][1] * axes[0][1];
      total += pull;
    }
    return Math.log((aa * bb - ab * ab) / (total * total));
  }

  private static int[] everySecond() {
    int[] labels = new int[POINTS.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i / 2 % 2;
    }
    return labels;
  }

  private static int[] byFirstFeature() {
    int[] labels = new int[POINTS.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = POINTS[i][0] > 0.5 ? 1 : 0;
    }
    return labels;
  }

  /** Two clouds in turn, long along the first axis and apart along the second. */
  private static double[][] points(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] points = new double[count][2];
    for (int i = 0; i < count; i++) {
      points[i][0] = 4 * random.nextGaussian() + i % 2;
      points[i][1] = random.nextGaussian() + 6 * (i % 2);
    }
    return points;
  }
}
