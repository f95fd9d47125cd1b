// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.spikepress.progress.Progress;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ComponentSplitsTest {

  private static final int FEATURES = 8;

  @Test
  void aRareUnitGetsAComponentOfItsOwn() {
    double[][] points = clouds(new int[] {900, 25}, 7);
    StudentMixture one = new StudentMixture(points, new int[925], 1).fit(40, 1e-6);
    StudentMixture split = ComponentSplits.of(one, Progress.SILENT);
    assertEquals(2, split.units());
    int[] labels = split.labels();
    assertEquals(25, Arrays.stream(labels).filter(label -> label == labels[924]).count(), 1);
  }

  @Test
  void oneCloudStaysWhole() {
    double[][] points = clouds(new int[] {900}, 0);
    StudentMixture one = new StudentMixture(points, new int[900], 1).fit(40, 1e-6);
    assertSame(one, ComponentSplits.of(one, Progress.SILENT));
  }

  @Test
  void aHandfulIsNotSplitOff() {
    double[][] points = clouds(new int[] {900, 6}, 9);
    StudentMixture one = new StudentMixture(points, new int[906], 1).fit(40, 1e-6);
    assertSame(one, ComponentSplits.of(one, Progress.SILENT));
  }

  @Test
  void severalAreFoundInRoundsWhereTheyHideInOneComponent() {
    double[][] points = clouds(new int[] {600, 300, 60, 40}, 8);
    StudentMixture one = new StudentMixture(points, new int[1000], 1).fit(40, 1e-6);
    assertEquals(4, ComponentSplits.of(one, Progress.SILENT).units());
  }

  /** Clouds of standard deviation 1, each farther along an axis of its own. */
  private static double[][] clouds(int[] sizes, double apart) {
    SplittableRandom random = new SplittableRandom(3);
    double[][] points = new double[Arrays.stream(sizes).sum()][FEATURES];
    int at = 0;
    for (int cloud = 0; cloud < sizes.length; cloud++) {
      for (int i = 0; i < sizes[cloud]; i++, at++) {
        for (int j = 0; j < FEATURES; j++) {
          points[at][j] = random.nextGaussian() + (cloud > 0 && j == cloud ? apart : 0);
        }
      }
    }
    return points;
  }
}
