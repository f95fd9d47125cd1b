// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.units;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnitTrainTest {

  /** Unit 1 fires at 0, 1, 3 and 10 ms. */
  private static final long[] SAMPLES = {10, 0, 1, 3, 2};

  private static final int[] LABELS = {1, 1, 1, 1, 0};

  @Test
  void countsPairsOnBothSides() {
    UnitTrain train = UnitTrain.of(SAMPLES, LABELS, 1, 1000);
    assertEquals(4, train.numSpikes());
    // Differences 1, 2, 3, 7, 9 and 10 ms; bins of 2 ms.
    assertArrayEquals(new long[] {1, 1, 0, 2, 1, 1, 2, 0, 1, 1}, train.autocorrelogram(10, 0.002));
    assertEquals(1.0 / 3, train.violations(0.002), 1e-12);
    assertArrayEquals(new double[] {600, 0, 200}, train.ratesHz(3, 0.005), 1e-9);
  }

  @Test
  void isSymmetricAndComplete() {
    long[] samples = new Random(4).longs(300, 0, 100_000).sorted().toArray();
    UnitTrain train = UnitTrain.of(samples, new int[300], 0, 1000);
    long[] counts = train.autocorrelogram(20, 0.013);
    for (int i = 0; i < 20; i++) {
      assertEquals(counts[i], counts[19 - i]);
    }
    assertEquals(300 * 299, Arrays.stream(train.autocorrelogram(2, 1000)).sum());
    double[] rates = train.ratesHz(10, 10);
    assertEquals(300, Arrays.stream(rates).sum() * 10, 1e-6);
  }

  @Test
  void refusesWhatHasNoMeaning() {
    UnitTrain none = UnitTrain.of(SAMPLES, LABELS, 7, 1000);
    assertTrue(Double.isNaN(none.violations(0.002)));
    assertThrows(WrongArgumentException.class, () -> none.autocorrelogram(3, 0.001));
    assertThrows(WrongArgumentException.class, () -> none.ratesHz(0, 1));
    assertThrows(WrongArgumentException.class, () -> UnitTrain.of(SAMPLES, LABELS, 1, Double.NaN));
    assertThrows(WrongArgumentException.class, () -> UnitTrain.of(SAMPLES, new int[1], 1, 1000));
  }
}
