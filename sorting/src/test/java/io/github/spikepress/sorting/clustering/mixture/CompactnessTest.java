// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class CompactnessTest {

  /** 900 spikes of one unit, 60 of another, 40 scattered ones. */
  private static final int SPIKES = 1000;

  private static final StudentMixture MIXTURE = mixture();

  @Test
  void aSmallUnitIsOneAndScatteredSpikesAreNot() {
    Compactness compactness = new Compactness(MIXTURE);
    assertTrue(compactness.isUnit(group(i -> i < 900)));
    assertTrue(compactness.isUnit(group(i -> i >= 900 && i < 960)));
    assertFalse(compactness.isUnit(group(i -> i >= 960)));
  }

  @Test
  void aHandfulIsNoUnit() {
    Compactness compactness = new Compactness(MIXTURE);
    assertFalse(compactness.isUnit(group(i -> i < 15)));
    assertFalse(compactness.isUnit(group(i -> false)));
  }

  private static double[] group(IntPredicate member) {
    double[] group = new double[SPIKES];
    for (int i = 0; i < SPIKES; i++) {
      group[i] = member.test(i) ? 1 : 0;
    }
    return group;
  }

  private static StudentMixture mixture() {
    SplittableRandom random = new SplittableRandom(2);
    double[][] points = new double[SPIKES][6];
    int[] labels = new int[SPIKES];
    for (int i = 0; i < SPIKES; i++) {
      labels[i] = i < 900 ? 0 : i < 960 ? 1 : 2;
      for (int j = 0; j < points[i].length; j++) {
        double centre = labels[i] == 1 ? 8 : 0;
        points[i][j] = centre + (labels[i] == 2 ? 12 : 1) * random.nextGaussian();
      }
    }
    return new StudentMixture(points, labels, 3).fit(20, 1e-5);
  }
}
