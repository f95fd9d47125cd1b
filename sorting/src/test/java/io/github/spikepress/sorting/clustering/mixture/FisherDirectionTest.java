// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FisherDirectionTest {

  private static final int SPIKES = 4000;

  /** Covariance diag(25, 1), difference (5, 2): the direction is that of (5/25, 2/1). */
  @Test
  void leansAwayFromWhereTheGroupsScatterWidely() {
    SplittableRandom random = new SplittableRandom(4);
    double[][] white = new double[SPIKES][2];
    double[] one = new double[SPIKES];
    double[] other = new double[SPIKES];
    for (int i = 0; i < SPIKES; i++) {
      boolean second = i % 2 == 1;
      (second ? other : one)[i] = 1;
      white[i][0] = 5 * random.nextGaussian() + (second ? 5 : 0);
      white[i][1] = random.nextGaussian() + (second ? 2 : 0);
    }
    double[] direction =
        FisherDirection.between(white, one, new double[2], other, new double[] {5, 2});
    assertEquals(1, Math.hypot(direction[0], direction[1]), 1e-12);
    assertEquals(0.1, direction[0] / direction[1], 0.02);
    assertTrue(direction[1] > 0);
  }

  @Test
  void aFewSpikesHardlyTurnItFromTheLineBetweenTheCentres() {
    double[][] white = {{-3, 0}, {3, 0}, {0, 1}, {2, 3}};
    double[] one = {1, 1, 0, 0};
    double[] other = {0, 0, 1, 1};
    double[] direction =
        FisherDirection.between(white, one, new double[2], other, new double[] {1, 2});
    assertEquals(0.5, direction[0] / direction[1], 0.3);
  }
}
