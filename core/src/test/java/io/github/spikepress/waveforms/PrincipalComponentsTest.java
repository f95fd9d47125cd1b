// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import io.github.spikepress.errors.WrongArgumentException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {

  /** Numbers of NumPy's singular value decomposition; see principal_components.py. */
  private record Golden(
      int channels,
      int samples,
      float[] values,
      float[] mean,
      float[][] components,
      double[] explainedVariance,
      float[][] scores) {

    static Golden read() throws IOException {
      try (Reader reader =
          new InputStreamReader(
              PrincipalComponentsTest.class.getResourceAsStream(
                  "/waveforms/principal-components.json"),
              StandardCharsets.UTF_8)) {
        return new Gson().fromJson(reader, Golden.class);
      }
    }

    Waveforms waveforms() {
      return new Waveforms(values.length / channels / samples, channels, samples, values);
    }
  }

  @Test
  void agreesWithNumpy() throws IOException {
    Golden golden = Golden.read();
    PrincipalComponents found =
        PrincipalComponents.fit(golden.waveforms(), golden.components.length);
    assertArrayEquals(golden.mean, found.mean(), 1e-6f);
    assertArrayEquals(golden.explainedVariance, found.explainedVariance(), 1e-9);
    for (int i = 0; i < golden.components.length; i++) {
      assertArrayEquals(golden.components[i], found.components()[i], 1e-6f);
    }
    float[][] scores = found.project(golden.waveforms());
    for (int spike = 0; spike < scores.length; spike++) {
      assertArrayEquals(golden.scores[spike], scores[spike], 1e-4f);
    }
  }

  @Test
  void allComponentsTogetherGiveTheSpikesBack() {
    Waveforms spikes = random(30, 2, 5, 1);
    PrincipalComponents all = PrincipalComponents.fit(spikes, 10);
    assertArrayEquals(
        spikes.values(), all.reconstruct(all.project(spikes)).values(), 1e-5f, "30 > 10");
  }

  @Test
  void fewerComponentsLoseTheVarianceThatTheyLeaveOut() {
    Waveforms spikes = random(200, 1, 8, 2);
    double[] variance = PrincipalComponents.fit(spikes, 8).explainedVariance();
    PrincipalComponents three = PrincipalComponents.fit(spikes, 3);
    float[] restored = three.reconstruct(three.project(spikes)).values();
    double lost = 0;
    for (int i = 0; i < restored.length; i++) {
      lost += Math.pow(restored[i] - spikes.values()[i], 2);
    }
    double left = variance[3] + variance[4] + variance[5] + variance[6] + variance[7];
    assertEquals(left, lost / 199, 1e-4);
  }

  @Test
  void spikesOfLowRankHaveComponentsToo() {
    PrincipalComponents few = PrincipalComponents.fit(random(40, 1, 64, 4), 6);
    float[][] rounded = few.project(random(3000, 1, 64, 5));
    for (float[] scores : rounded) {
      for (int i = 0; i < scores.length; i++) {
        scores[i] = Math.round(scores[i] * 4) / 4f;
      }
    }
    PrincipalComponents again = PrincipalComponents.fit(few.reconstruct(rounded), 64);
    assertEquals(0, again.explainedVariance()[6], 1e-9);
    float[][] directions = again.components();
    for (int i = 0; i < 64; i++) {
      for (int j = 0; j <= i; j++) {
        double product = 0;
        for (int t = 0; t < 64; t++) {
          product += directions[i][t] * directions[j][t];
        }
        assertEquals(i == j ? 1 : 0, product, 1e-5);
      }
    }
  }

  @Test
  void signIsSettledByTheLargestEntry() {
    for (float[] direction : PrincipalComponents.fit(random(50, 1, 12, 3), 12).components()) {
      float largest = 0;
      for (float entry : direction) {
        largest = Math.abs(entry) > Math.abs(largest) ? entry : largest;
      }
      assertTrue(largest > 0);
    }
  }

  @Test
  void constantAndSingleSpikesHaveNoVariance() {
    Waveforms constant = new Waveforms(3, 1, 4, new float[12]);
    assertArrayEquals(new double[4], PrincipalComponents.fit(constant, 4).explainedVariance());
    Waveforms one = random(1, 1, 4, 4);
    PrincipalComponents found = PrincipalComponents.fit(one, 2);
    assertArrayEquals(one.values(), found.mean());
    assertArrayEquals(one.values(), found.reconstruct(found.project(one)).values(), 1e-6f);
  }

  @Test
  void refusesWhatItCannotDo() {
    Waveforms spikes = random(5, 2, 4, 5);
    refuses("at least 1 spike", () -> PrincipalComponents.fit(spikes.slice(0, 0), 1));
    refuses("1 to 8, got 0", () -> PrincipalComponents.fit(spikes, 0));
    refuses("1 to 8, got 9", () -> PrincipalComponents.fit(spikes, 9));
    refuses(
        "at most 4096",
        () -> PrincipalComponents.fit(new Waveforms(1, 1, 5000, new float[5000]), 1));
    PrincipalComponents two = PrincipalComponents.fit(spikes, 2);
    refuses("2 x 4 values do not fit", () -> two.project(spikes.regroup(1)));
    refuses("3 scores for 2", () -> two.reconstruct(new float[1][3]));
  }

  @Test
  void namesTheValueThatIsNotFinite() {
    Waveforms spikes = random(5, 2, 4, 6);
    spikes.values()[3 * 8 + 4 + 2] = Float.NaN;
    refuses("spike 3, channel 1, sample 2 is NaN", () -> PrincipalComponents.fit(spikes, 2));
    spikes.values()[3 * 8 + 4 + 2] = Float.NEGATIVE_INFINITY;
    refuses("spike 3, channel 1, sample 2 is -Inf", () -> PrincipalComponents.fit(spikes, 2));
  }

  private static void refuses(String message, Runnable call) {
    String said = assertThrows(WrongArgumentException.class, call::run).getMessage();
    assertTrue(said.contains(message), said);
  }

  private static Waveforms random(int spikes, int channels, int samples, long seed) {
    Random random = new Random(seed);
    float[] values = new float[spikes * channels * samples];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian() * (1 + i % samples);
    }
    return new Waveforms(spikes, channels, samples, values);
  }

  @Test
  void findsAnEndForWaveformsOfFewDimensions() {
    for (int seed = 0; seed < 40; seed++) {
      Waveforms few = ofFewDimensions(600, 64, 2 + seed % 12, new java.util.Random(seed));
      PrincipalComponents fitted = PrincipalComponents.fit(few, 14);
      assertEquals(0, fitted.explainedVariance()[13], 1e-6 * fitted.explainedVariance()[0]);
    }
  }

  private static Waveforms ofFewDimensions(
      int numSpikes, int numSamples, int dimensions, java.util.Random random) {
    float[] values = new float[numSpikes * numSamples];
    for (int d = 0; d < dimensions; d++) {
      for (int spike = 0; spike < numSpikes; spike++) {
        float size = Math.round(4 * random.nextGaussian());
        for (int t = 0; t < numSamples; t++) {
          values[spike * numSamples + t] += size * (float) Math.cos((t + 0.5) * d * 0.05);
        }
      }
    }
    return new Waveforms(numSpikes, 1, numSamples, values);
  }
}
