// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignalStatisticsTest {

  /** Integers with many ties, numbers of all sizes, zeros of both signs; even and odd counts. */
  @Test
  void medianIsThatOfSortedMagnitudes() {
    Random random = new Random(4);
    for (int round = 0; round < 300; round++) {
      float[] samples = new float[1 + random.nextInt(400)];
      for (int i = 0; i < samples.length; i++) {
        samples[i] =
            switch (round % 3) {
              case 0 -> random.nextInt(9) - 4;
              case 1 -> (float) (random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30));
              default -> random.nextBoolean() ? -0f : random.nextFloat() - 0.5f;
            };
      }
      float[] sorted = new float[samples.length];
      for (int i = 0; i < samples.length; i++) {
        sorted[i] = Math.abs(samples[i]);
      }
      Arrays.sort(sorted);
      assertEquals(sorted[sorted.length / 2], SignalStatistics.medianMagnitude(samples));
    }
  }
}
