// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.sorting.clustering.Sorting;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class EmptierBorderTest {

  private static final int SPIKES = 400;

  /** Two clouds apart along the first feature; the first half is the left one. */
  private static final double[][] POINTS = points();

  private static final int[] RIGHT = labels(i -> i < SPIKES / 2 ? 0 : 1);
  private static final int[] WRONG = labels(i -> POINTS[i][1] < 0 ? 0 : 1);

  @Test
  void aBorderBetweenCloudsIsEmptyAndOneThroughThemIsNot() {
    assertTrue(DensityValley.shallowest(POINTS, RIGHT, 2) < 0.1);
    assertEquals(1, DensityValley.shallowest(POINTS, WRONG, 2), 1e-9);
  }

  @Test
  void kMeansIsTakenWhereItsBorderIsEmptier() {
    Sorting mixture = sorting(WRONG);
    Sorting chosen = new EmptierBorder(POINTS).choose(mixture, POINTS, RIGHT);
    assertArrayEquals(RIGHT, chosen.labels());
    assertArrayEquals(mixture.outliers(), chosen.outliers());
  }

  @Test
  void theMixtureIsKeptWhereItsBorderIsNoFuller() {
    Sorting mixture = sorting(RIGHT);
    assertSame(mixture, new EmptierBorder(POINTS).choose(mixture, POINTS, WRONG));
    assertSame(mixture, new EmptierBorder(POINTS).choose(mixture, POINTS, RIGHT));
  }

  private static Sorting sorting(int[] labels) {
    boolean[] outliers = new boolean[SPIKES];
    outliers[3] = true;
    return new Sorting(labels, 2, new float[SPIKES], outliers);
  }

  private static double[][] points() {
    SplittableRandom random = new SplittableRandom(1);
    double[][] points = new double[SPIKES][4];
    for (int i = 0; i < SPIKES; i++) {
      Arrays.setAll(points[i], j -> random.nextGaussian());
      points[i][0] += i < SPIKES / 2 ? -4 : 4;
    }
    return points;
  }

  private static int[] labels(IntUnaryOperator label) {
    int[] labels = new int[SPIKES];
    Arrays.setAll(labels, label);
    return labels;
  }
}
