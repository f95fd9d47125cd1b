// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasisTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 14, 16, 17, 20, 32, 40, 48, 64, 80, 129})
  void everyFixedBasisIsOrthonormal(int length) {
    assertOrthonormal(new DctFamily().directions(length));
    assertOrthonormal(new DwtFamily().directions(length));
  }

  @Test
  void principalComponentsAreOrthonormalAsStored() {
    assertOrthonormal(new PcaFamily().learn(randomVectors(500, 24), 24, 1).directions());
  }

  @Test
  void cosinesAreThoseOfTheDefinition() {
    float[][] directions = new DctFamily().directions(12);
    for (int i = 0; i < 12; i++) {
      for (int j = 0; j < 12; j++) {
        double scale = Math.sqrt((i == 0 ? 1 : 2) / 12.0);
        assertEquals(scale * Math.cos(Math.PI * i * (2 * j + 1) / 24), directions[i][j], 1e-6);
      }
    }
  }

  @Test
  void waveletDetailsOfACubicVanishInside() {
    double[] cubic = new double[64];
    for (int j = 0; j < 64; j++) {
      double time = j / 64.0;
      cubic[j] = 1 + time - 2 * time * time + time * time * time;
    }
    double[] details = Arrays.copyOfRange(Symmlet4.forward(cubic), 32, 64);
    assertArrayEquals(new double[28], Arrays.copyOfRange(details, 2, 30), 1e-9);
    assertTrue(Math.abs(details[31]) > 1e-3, "the period's seam is seen");
  }

  @Test
  void synthesisUndoesAnalysis() {
    float[] vectors = randomVectors(20, 24);
    Basis basis = new PcaFamily().learn(vectors, 24, 1);
    double[] coefficients = new double[24];
    float[] restored = new float[24];
    basis.analyse(vectors, 48, coefficients);
    basis.synthesise(coefficients, restored, 0);
    assertArrayEquals(Arrays.copyOfRange(vectors, 48, 72), restored, 0.02f);
  }

  private static void assertOrthonormal(float[][] directions) {
    for (int i = 0; i < directions.length; i++) {
      for (int j = 0; j <= i; j++) {
        double product = 0;
        for (int k = 0; k < directions[i].length; k++) {
          product += (double) directions[i][k] * directions[j][k];
        }
        assertEquals(i == j ? 1 : 0, product, 2e-4, i + " and " + j);
      }
    }
  }

  private static float[] randomVectors(int count, int length) {
    Random random = new Random(5);
    float[] vectors = new float[count * length];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = (float) (10 + 40 * random.nextGaussian() / (1 + i % length));
    }
    return vectors;
  }
}
