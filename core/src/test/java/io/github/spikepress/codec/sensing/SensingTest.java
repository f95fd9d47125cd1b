// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.sensing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.RealData;
import io.github.spikepress.benchmarks.BenchmarkSet;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SensingTest {

  @Test
  void differencesOfWholeOrdersAreTheUsualOnes() {
    double[][] matrix = FractionalDifferences.matrix(6);
    assertArrayEquals(new double[] {0, 0, -1, 1, 0, 0}, matrix[3], 1e-15);
    assertArrayEquals(new double[] {0, 1, -2, 1, 0, 0}, matrix[2 * 6 + 3], 1e-15);
  }

  @Test
  void oneAndAHalfDifferencesFollowTheBinomialSeries() {
    double[][] matrix = FractionalDifferences.matrix(5);
    double[] oneAndAHalf = column(matrix, 6 + 4 - 1);
    double[] impulse = {1, -1.5, 0.375, 0.0625, 0.0234375};
    assertArrayEquals(impulse, oneAndAHalf, 1e-12);
  }

  /** The response of order 1.5 to an impulse at the start. */
  private static double[] column(double[][] matrix, int lastRow) {
    double[] response = new double[5];
    for (int i = 0; i < 5; i++) {
      response[i] = matrix[lastRow - 4 + i][0];
    }
    return response;
  }

  @Test
  void asManyMeasurementsAsSamplesTellEverything() {
    float[] spike = spike(0);
    Sensing sensing = sensing();
    double[] measurements = new double[32];
    float[] restored = new float[32];
    sensing.analyse(spike, 0, measurements);
    sensing.synthesise(measurements, restored, 0);
    assertArrayEquals(spike, restored, 1e-3f);
  }

  @Test
  void recoveryKeepsToTheMeasurements() {
    Sensing few = (Sensing) sensing().first(8);
    double[] measurements = new double[8];
    double[] again = new double[8];
    float[] restored = new float[32];
    few.analyse(spike(1), 0, measurements);
    few.synthesise(measurements, restored, 0);
    few.analyse(restored, 0, again);
    assertArrayEquals(measurements, again, 1e-3);
  }

  @Test
  void signsDependOnTheSeedAndNeverOnEachOther() {
    for (int length : new int[] {1, 2, 3, 4, 9, 40}) {
      assertTrue(RandomSigns.independent(RandomSigns.draw(length, 5)), "length " + length);
    }
    assertFalse(Arrays.deepEquals(RandomSigns.draw(16, 1), RandomSigns.draw(16, 2)));
    assertFalse(RandomSigns.independent(new byte[][] {{1, -1}, {-1, 1}}));
  }

  @Test
  void weightsFollowTheTrainingSpikes() {
    float[] vectors = new float[32];
    Arrays.fill(vectors, 16, 20, 5);
    float[] weights = GroupWeights.learn(vectors, 32);
    assertTrue(weights[0] > 100 * weights[4], "differences are rare where nothing happens");
    float[] equal = GroupWeights.learn(new float[32], 32);
    assertEquals(equal[0], equal[5], "a silent channel has no preference");
  }

  @Test
  void sixteenMeasurementsRestoreRealSpikes() {
    BenchmarkSet set = BenchmarkSet.splits("REAL", RealData.folder()).get(0);
    TrainingRequest request =
        new TrainingRequest(
            new RateTarget.Unspecified(),
            OptionalInt.empty(),
            Map.of("coder", "fixed16", "coefficients", "16"));
    SpikeCodec codec =
        new SensingFamily().train(set.training(), request, 1, TrainingMonitor.SILENT);
    Waveforms test = set.test().slice(0, 200);
    EncodedSpikes encoded = codec.encode(test);
    assertEquals(4, 16.0 * test.values().length / encoded.payloadBits(), 0.01);
    double sndrDb = SignalToNoise.meanDb(test, codec.decode(200, encoded.payload()));
    assertTrue(sndrDb > 13, sndrDb + " dB");
  }

  private static Sensing sensing() {
    float[] vectors = new float[32 * 20];
    for (int i = 0; i < 20; i++) {
      System.arraycopy(spike(i), 0, vectors, 32 * i, 32);
    }
    return new Sensing(RandomSigns.draw(32, 3), GroupWeights.learn(vectors, 32));
  }

  private static float[] spike(int kind) {
    float[] spike = new float[32];
    for (int j = 0; j < 32; j++) {
      double time = (j - 10) / (2 + kind % 3);
      spike[j] = (float) (40 * (1 - time * time) * Math.exp(-time * time / 2));
    }
    return spike;
  }
}
