// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradientTest {

  private static Method relativeErrors;

  @BeforeAll
  static void compileInDoublePrecision(@TempDir Path folder) throws ReflectiveOperationException {
    relativeErrors =
        assertDoesCompile(folder)
            .getMethod("relativeErrors", int.class, int.class, int.class, double.class);
  }

  private static Class<?> assertDoesCompile(Path folder) throws ReflectiveOperationException {
    try {
      return DoubleTwin.probe(folder);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0",
    "0, 3, 0, 0",
    "3, 0, 0, 1",
    "3, 2, 0, 0.5",
    "2, 3, 2, 0.7",
    "0, 0, 1, 1"
  })
  void gradientsAreThoseOfFiniteDifferences(
      int initialCondition, int factors, int inferredInputs, double weight)
      throws ReflectiveOperationException {
    double[] errors =
        (double[]) relativeErrors.invoke(null, initialCondition, factors, inferredInputs, weight);

    assertTrue(errors.length >= 12);
    assertTrue(Arrays.stream(errors).max().orElseThrow() < 1e-4, () -> Arrays.toString(errors));
  }

  @Test
  void countsOutsideTheLossChangeNoGradientAndNoLoss() {
    Batch batch = GradientProbe.batch(6, 5, 8);
    AutoencoderNetwork one = network();
    AutoencoderNetwork other = network();

    AutoencoderNetwork.Loss loss = one.learn(batch, 1, new Random(1));
    for (int row = 0; row < batch.counts().length; row++) {
      for (int j = 0; j < batch.counts()[row].length; j++) {
        batch.counts()[row][j] = batch.inLoss()[row][j] ? batch.counts()[row][j] : 1000 + row;
      }
    }

    assertEquals(loss, other.learn(batch, 1, new Random(1)));
    assertSameGradients(one, other);
  }

  @Test
  void countsInTheLossChangeGradients() {
    Batch batch = GradientProbe.batch(6, 5, 8);
    AutoencoderNetwork one = network();
    AutoencoderNetwork other = network();
    batch.inLoss()[3][2] = true;

    one.learn(batch, 1, new Random(1));
    batch.counts()[3][2] += 1;
    other.learn(batch, 1, new Random(1));

    Parameter bias = other.readout().biasParameter();
    assertNotEquals(one.readout().biasParameter().gradient()[0][2], bias.gradient()[0][2]);
    assertEquals(one.readout().biasParameter().gradient()[0][1], bias.gradient()[0][1]);
  }

  @Test
  void theScaleOfTheLossDoesNotDependOnTheMask() {
    float[][] logRates = {{-1, 0.5f}, {0, 2}};
    float[][] counts = {{0, 1}, {2, 3}};
    float[][] gradient = new float[2][2];
    boolean[][] all = {{true, true}, {true, true}};
    double mean = 0;
    for (int i = 0; i < 4; i++) {
      boolean[][] one = new boolean[2][2];
      one[i / 2][i % 2] = true;
      mean += PoissonLoss.evaluate(logRates, counts, one, gradient) / 4;
      assertEquals(0, gradient[1 - i / 2][1 - i % 2]);
    }
    assertEquals(mean, PoissonLoss.evaluate(logRates, counts, all, gradient), 1e-12);
    assertEquals((Math.exp(2) - 3) / 4, gradient[1][1], 1e-6);
  }

  @Test
  void activationsAreCloseToTheirFunctions() {
    float[] x = new float[400];
    float[] half = new float[x.length];
    float[] ones = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i - 200) / 10f;
      half[i] = x[i] / 2;
      ones[i] = 1;
    }
    float[] tanh = new float[x.length];
    float[] logistic = new float[x.length];
    Activations.tanh(tanh, half, half, ones);
    Activations.logistic(logistic, half, half);
    for (int i = 0; i < x.length; i++) {
      assertEquals(Math.tanh(x[i]), tanh[i], 2e-5);
      assertEquals(1 / (1 + Math.exp(-x[i])), logistic[i], 2e-5);
    }
    Activations.tanh(tanh, x, half, half);
    assertEquals(Math.tanh(x[190] + half[190] * half[190]), tanh[190], 2e-5);
  }

  @Test
  void dropoutAndSamplesNeedChance() {
    Batch batch = GradientProbe.batch(6, 5, 8);
    AutoencoderNetwork network = network();

    double first = network.learn(batch, 0, new Random(1)).likelihood();

    assertNotEquals(first, network.learn(batch, 0, new Random(2)).likelihood());
    assertEquals(
        network.learn(batch, 0, null).likelihood(), network.learn(batch, 0, null).likelihood());
  }

  private static AutoencoderNetwork network() {
    return new AutoencoderNetwork(new NetworkShape(8, 6, 3, 5, 2, 4, 2, 0.1), 3);
  }

  private static void assertSameGradients(AutoencoderNetwork one, AutoencoderNetwork other) {
    List<Parameter> expected = one.parameters();
    for (int p = 0; p < expected.size(); p++) {
      float[][] gradient = other.parameters().get(p).gradient();
      for (int row = 0; row < gradient.length; row++) {
        assertArrayEquals(expected.get(p).gradient()[row], gradient[row]);
      }
    }
  }
}
