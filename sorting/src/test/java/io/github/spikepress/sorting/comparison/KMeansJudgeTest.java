// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KMeansJudgeTest {

  private static final KMeansJudge JUDGE = new KMeansJudge(2, 20, 1);

  @Test
  void unitsThatStandApartAreAllRight() {
    assertEquals(1, JUDGE.accuracy(spikes(1, 40), labels()));
  }

  @Test
  void whatRestoringBlursIsLost() {
    double blurred = JUDGE.accuracy(spikes(30, 40), labels());
    assertTrue(blurred < 0.9 && blurred > 1.0 / 3, "accuracy " + blurred);
  }

  @Test
  void spikesOfUnknownUnitSayNothing() {
    int[] labels = labels();
    Waveforms spikes = spikes(1, 40);
    for (int i = 0; i < 60; i++) {
      labels[i] = -1;
      Arrays.fill(spikes.values(), i * 8, (i + 1) * 8, 1000 * (i % 7));
    }
    assertEquals(1, JUDGE.accuracy(spikes, labels));
  }

  @Test
  void nothingToTellApartIsNoAccuracy() {
    assertTrue(Double.isNaN(JUDGE.accuracy(spikes(1, 40), new int[300])));
  }

  @Test
  void nameHoldsEverySetting() {
    for (KMeansJudge other :
        new KMeansJudge[] {
          new KMeansJudge(3, 20, 1), new KMeansJudge(2, 21, 1), new KMeansJudge(2, 20, 2)
        }) {
      assertNotEquals(JUDGE.name(), other.name());
    }
  }

  private static int[] labels() {
    int[] labels = new int[300];
    Arrays.setAll(labels, i -> i % 3);
    return labels;
  }

  private static Waveforms spikes(double noise, double size) {
    Random random = new Random(3);
    float[] values = new float[300 * 8];
    for (int i = 0; i < values.length; i++) {
      int unit = i / 8 % 3;
      values[i] = (float) ((i % 8 == unit ? size : 0) + noise * random.nextGaussian());
    }
    return new Waveforms(300, 1, 8, values);
  }
}
