// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegressionEstimateTest {

  @Test
  void figuresOnAStraightLineGiveTheMeanOfAll() {
    double[] loudness = new Random(1).doubles(40, 10, 30).toArray();
    double[] figures = Arrays.stream(loudness).map(x -> 3 + 0.7 * x).toArray();
    assertEquals(3 + 0.7 * 18, RegressionEstimate.mean(figures, loudness, 18), 1e-9);
  }

  @Test
  void estimatesScatterLessThanMeansOfTheParts() {
    Random random = new Random(2);
    double squaredError = 0;
    double squaredErrorOfMeans = 0;
    for (int round = 0; round < 200; round++) {
      double[] loudness = random.doubles(50, 0, 20).toArray();
      double[] figures = Arrays.stream(loudness).map(x -> x + 2 * random.nextGaussian()).toArray();
      double mean = Arrays.stream(figures).average().orElseThrow();
      squaredError += Math.pow(RegressionEstimate.mean(figures, loudness, 10) - 10, 2);
      squaredErrorOfMeans += Math.pow(mean - 10, 2);
    }
    assertTrue(squaredError < 0.3 * squaredErrorOfMeans);
  }

  @Test
  void aFewFiguresAreJustAveraged() {
    assertEquals(2, RegressionEstimate.mean(new double[] {1, 3}, new double[] {5, 9}, 100));
  }

  @Test
  void whatHasNoFigureOrNoSoundIsLeftOut() {
    double[] figures = {1, Double.NaN, 3, 100};
    double[] loudness = {0, 0, 0, Double.NaN};
    assertEquals(2, RegressionEstimate.mean(figures, loudness, 0));
    assertTrue(Double.isNaN(RegressionEstimate.mean(new double[0], new double[0], 0)));
  }

  @Test
  void loudnessIsInDecibels() {
    Waveforms spikes = new Waveforms(1, 3, 2, new float[] {1, 0, 6, 8, 0, 0});
    double[] expected = {0, 20, Double.NaN};
    assertArrayEquals(expected, RegressionEstimate.loudness(spikes, 2), 1e-9);
    assertEquals(10, RegressionEstimate.meanLoudness(spikes, 2), 1e-9);
  }
}
