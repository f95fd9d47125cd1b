// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DensityValleyTest {

  @Test
  void oneCloudCutInTwoHasNoValley() {
    assertTrue(valley(0, 1500, 1500) > 0.85);
    assertTrue(valley(0, 2800, 200) > 0.85);
  }

  @Test
  void theValleyDeepensWithTheDistance() {
    assertTrue(valley(5, 1500, 1500) < 0.35);
    assertTrue(valley(3.5, 1500, 1500) > valley(5, 1500, 1500));
    assertTrue(valley(9, 1500, 1500) < 0.01);
  }

  @Test
  void aSmallCloudFarFromALargeOneStandsAlone() {
    assertTrue(valley(8, 2900, 100) < 0.1);
  }

  @Test
  void groupsOfOneCentreAreOneHill() {
    double[][] points = {{0, 1}, {1, 0}, {0, -1}, {-1, 0}};
    double[][] half = {{0.5, 0.5, 0.5, 0.5}, {0.5, 0.5, 0.5, 0.5}};
    StudentMixture mixture = new StudentMixture(points, new int[4], 1);
    assertEquals(-1, new DensityValley(mixture).of(half[0], half[1]));
  }

  /** Two clouds so many standard deviations apart; at 0 one cloud, cut where the shares say. */
  private static double valley(double apart, int left, int right) {
    SplittableRandom random = new SplittableRandom(5);
    int count = left + right;
    double[][] points = new double[count][2];
    double[][] members = new double[2][count];
    int[] labels = new int[count];
    double[] sorted = new double[count];
    for (int i = 0; i < count; i++) {
      points[i][0] = random.nextGaussian() + (i < left ? 0 : apart);
      points[i][1] = random.nextGaussian();
      sorted[i] = points[i][0];
    }
    Arrays.sort(sorted);
    for (int i = 0; i < count; i++) {
      boolean second = apart > 0 ? i >= left : points[i][0] >= sorted[left];
      labels[i] = second && apart > 0 ? 1 : 0;
      members[second ? 1 : 0][i] = 1;
    }
    StudentMixture mixture =
        new StudentMixture(points, labels, apart > 0 ? 2 : 1).fit(50, 1e-6).fitTails(50, 1e-6);
    return -new DensityValley(mixture).of(members[0], members[1]);
  }
}
