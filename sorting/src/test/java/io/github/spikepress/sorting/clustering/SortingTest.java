// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.spikepress.errors.WrongArgumentException;
import org.junit.jupiter.api.Test;

class SortingTest {

  @Test
  void numbersUnitsBySizeAndDropsEmptyOnes() {
    Sorting sorting =
        Sorting.bySize(new int[] {4, 2, -1, 2, 0, 0, 0}, new float[7], new boolean[7]);
    assertArrayEquals(new int[] {2, 1, -1, 1, 0, 0, 0}, sorting.labels());
    assertArrayEquals(new int[] {3, 2, 1}, sorting.unitSizes());
    assertEquals(3, sorting.numUnits());
  }

  @Test
  void refusesArraysOfDifferentLength() {
    assertThrows(
        WrongArgumentException.class,
        () -> new Sorting(new int[2], 1, new float[2], new boolean[1]));
  }
}
