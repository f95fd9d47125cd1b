// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.units;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;
import org.junit.jupiter.api.Test;

class UnitShapeTest {

  private static final Waveforms SPIKES =
      Waveforms.of(
          new float[][][] {
            {{1, 2}, {0, 10}}, {{9, 9}, {9, 9}}, {{3, 2}, {0, 20}}, {{5, 5}, {5, 5}}
          });

  @Test
  void averagesTheUnitsOwnSpikes() {
    UnitShape shape = UnitShape.of(SPIKES, new int[] {0, 1, 0, -1}, 0);
    assertEquals(2, shape.numSpikes());
    assertArrayEquals(new double[] {2, 2}, shape.mean()[0], 1e-12);
    assertArrayEquals(new double[] {0, 15}, shape.mean()[1], 1e-12);
    assertArrayEquals(new double[] {Math.sqrt(2), 0}, shape.sd()[0], 1e-12);
    assertEquals(Math.sqrt(50), shape.sd()[1][1], 1e-12);
    assertEquals(1, shape.mainChannel());
    assertEquals(15, shape.peakToPeak(), 1e-12);
  }

  @Test
  void oneSpikeOrNone() {
    assertArrayEquals(new double[2], UnitShape.of(SPIKES, new int[] {0, 1, 0, 0}, 1).sd()[0]);
    assertTrue(Double.isNaN(UnitShape.of(SPIKES, new int[4], 3).mean()[0][0]));
    assertThrows(WrongArgumentException.class, () -> UnitShape.of(SPIKES, new int[3], 0));
  }
}
