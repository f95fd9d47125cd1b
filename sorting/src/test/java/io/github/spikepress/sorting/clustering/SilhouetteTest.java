// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SilhouetteTest {

  /** Points 0, 1 | 4, 6 on a line: (1 − 1/5), (1 − 1/4), (1 − 2/3.5), (1 − 2/5.5). */
  @Test
  void followsTheDefinition() {
    double[][] points = {{0}, {1}, {4}, {6}};
    double expected = ((1 - 1 / 5.0) + (1 - 1 / 4.0) + (1 - 2 / 3.5) + (1 - 2 / 5.5)) / 4;
    assertEquals(expected, new Silhouette(1).mean(points, new int[] {0, 0, 1, 1}), 1e-12);
  }

  @Test
  void leavesOutUnassignedPoints() {
    double[][] points = {{0}, {1}, {4}, {6}, {100}};
    double[][] without = {{0}, {1}, {4}, {6}};
    assertEquals(
        new Silhouette(1).mean(without, new int[] {0, 0, 1, 1}),
        new Silhouette(1).mean(points, new int[] {0, 0, 1, 1, -1}));
  }

  @Test
  void oneClusterHasNone() {
    assertEquals(0, new Silhouette(1).mean(new double[][] {{0}, {1}}, new int[] {0, 0}));
  }

  @Test
  void aPointAloneCountsNothing() {
    double[][] points = {{0}, {1}, {9}};
    double expected = ((1 - 1 / 9.0) + (1 - 1 / 8.0) + 0) / 3;
    assertEquals(expected, new Silhouette(1).mean(points, new int[] {0, 0, 1}), 1e-12);
  }

  @Test
  void aLargeSetIsMeasuredOnADrawNearTheWhole() {
    SplittableRandom random = new SplittableRandom(1);
    double[][] points = new double[9000][1];
    int[] labels = new int[points.length];
    for (int i = 0; i < points.length; i++) {
      labels[i] = i % 3;
      points[i][0] = 4 * labels[i] + random.nextGaussian();
    }
    double one = new Silhouette(1).mean(points, labels);
    double other = new Silhouette(2).mean(points, labels);
    assertNotEquals(one, other);
    assertEquals(one, other, 0.02);
  }
}
