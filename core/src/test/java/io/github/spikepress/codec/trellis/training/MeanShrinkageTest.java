// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.quantization.Codebook;
import io.github.spikepress.quantization.KMeans;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeanShrinkageTest {

  private static final int SAMPLES = 32;

  /** Classes that differ along one direction in noise along all: most of the noise goes. */
  @Test
  void shrunkMeansAreNearerToTheTruth() {
    int classes = 60;
    int perClass = 8;
    Random random = new Random(4);
    float[][] spikes = new float[classes * perClass][SAMPLES];
    int[] chosen = new int[spikes.length];
    float[][] means = new float[classes][SAMPLES];
    for (int n = 0; n < spikes.length; n++) {
      chosen[n] = n % classes;
      for (int t = 0; t < SAMPLES; t++) {
        spikes[n][t] = (float) (truth(chosen[n], t) + random.nextGaussian());
        means[chosen[n]][t] += spikes[n][t] / perClass;
      }
    }
    Codebook coarse = KMeans.fit(spikes, 4, 25, 1);
    float[][] shrunk = new MeanShrinkage(spikes, chosen, means, coarse).shrunk();
    assertTrue(error(shrunk) < 0.4 * error(means), error(shrunk) + " after " + error(means));
  }

  private static double truth(int spikeClass, int t) {
    return 0.3 * (spikeClass - 30) * StrictMath.exp(-(t - 10) * (t - 10) / 20.0);
  }

  private static double error(float[][] means) {
    double sum = 0;
    for (int k = 0; k < means.length; k++) {
      for (int t = 0; t < SAMPLES; t++) {
        sum += Math.pow(means[k][t] - truth(k, t), 2);
      }
    }
    return sum;
  }
}
