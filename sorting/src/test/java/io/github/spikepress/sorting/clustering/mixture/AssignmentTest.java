// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.sorting.clustering.Sorting;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AssignmentTest {

  /** More spikes than are looked at together: those of every block get their unit. */
  @Test
  void everySpikeOfALongRecordingGetsItsUnit() {
    double[][] points = new double[10_000][4];
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < 4; j++) {
        points[i][j] = random.nextGaussian() + (i % 3 == 0 && j == 0 ? 12 : 0);
      }
    }
    points[9_999] = new double[] {0, 0, 400, 0};
    double[][] some = Arrays.copyOf(points, 900);
    int[] labels = new int[900];
    Arrays.setAll(labels, i -> i % 3 == 0 ? 1 : 0);
    StudentMixture mixture = new StudentMixture(some, labels, 2).fit(30, 1e-6);
    Sorting sorting = Assignment.of(points, new SpikeUnits(mixture, new int[] {0, 1}));
    for (int i = 0; i < 9_999; i++) {
      assertEquals(sorting.labels()[i % 3 == 0 ? 0 : 1], sorting.labels()[i]);
      assertTrue(sorting.probabilities()[i] > 0.99);
    }
    assertTrue(sorting.outliers()[9_999]);
  }
}
