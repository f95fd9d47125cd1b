// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.classification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.sorting.SpikeShapes;
import io.github.spikepress.waveforms.Waveforms;
import org.junit.jupiter.api.Test;

class BaselinesTest {

  private static final Waveforms TRAINING = SpikeShapes.of(300, 3, 40, 0.2, 1);
  private static final Waveforms TEST = SpikeShapes.of(300, 3, 40, 0.2, 2);
  private static final int[] CLASSES = SpikeShapes.labels(300, 3);

  @Test
  void bothTellUnitsApart() {
    SpikeClassifier template = NearestTemplate.fit(TRAINING, CLASSES);
    assertTrue(SpikeShapes.agreement(CLASSES, template.classify(TEST)) > 0.95);
    SpikeClassifier discriminant = LinearDiscriminant.fit(TRAINING, CLASSES, 20);
    assertTrue(SpikeShapes.agreement(CLASSES, discriminant.classify(TEST)) > 0.95);
    assertEquals(40, discriminant.numInputs());
    assertEquals(3, template.numClasses());
  }

  /**
   * Two classes on a plane whose noise is long in one direction: by hand, the covariance within the
   * classes is diag(64, 4) / 6 and the border 3 y = 0.375 (x - 2).
   */
  @Test
  void theDiscriminantTurnsItsBorderWithTheNoise() {
    float[] points = {-4, 1, 4, 1, 0, 2, 0, 0, /* second class */ 0, -1, 8, -1, 4, 0, 4, -2};
    Waveforms plane = new Waveforms(8, 1, 2, points);
    int[] classes = {0, 0, 0, 0, 1, 1, 1, 1};
    SpikeClassifier discriminant = LinearDiscriminant.fit(plane, classes, 2);
    SpikeClassifier template = NearestTemplate.fit(plane, classes);
    assertEquals(0, discriminant.classify(new float[] {4, 1}));
    assertEquals(1, template.classify(new float[] {4, 1}));
    double[][] covariance = Covariance.within(plane, classes);
    assertArrayEquals(new double[] {64.0 / 6, 0}, covariance[0], 1e-6);
    assertArrayEquals(new double[] {0, 4.0 / 6}, covariance[1], 1e-6);
  }

  /** Of equal distances, the class that is met more often wins. */
  @Test
  void theDiscriminantKnowsHowOftenEachClassIsMet() {
    float[] points = {-2, -1, 0, -1.5f, -0.5f, -1, 0, 1, 2};
    Waveforms line = new Waveforms(9, 1, 1, points);
    int[] classes = {0, 0, 0, 0, 0, 0, 1, 1, 1};
    assertEquals(0, LinearDiscriminant.fit(line, classes, 1).classify(new float[] {0.02f}));
  }
}
