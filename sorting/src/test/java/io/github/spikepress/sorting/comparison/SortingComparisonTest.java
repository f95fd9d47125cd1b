// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.errors.WrongArgumentException;
import org.junit.jupiter.api.Test;

class SortingComparisonTest {

  private static final int[] TRUTH = {1, 1, 1, 2, 2, 5, 5, -1};
  private static final int[] SORTED = {7, 7, 0, 0, 0, 3, -1, 3};

  @Test
  void namesDoNotMatter() {
    assertEquals(1, SortingComparison.of(new int[] {4, 4, 9}, new int[] {1, 1, 0}).accuracy());
  }

  @Test
  void countsSpikesWithoutTruthNotAtAllAndUnassignedOnesAsWrong() {
    SortingComparison comparison = SortingComparison.of(TRUTH, SORTED);
    assertEquals(7, comparison.numSpikes());
    assertEquals(5 / 7.0, comparison.accuracy());
  }

  @Test
  void scoresEachUnit() {
    SortingComparison comparison = SortingComparison.of(TRUTH, SORTED);
    assertEquals(
        java.util.List.of(
            new UnitScore(1, 7, 3, 2, 2),
            new UnitScore(2, 0, 2, 3, 2),
            new UnitScore(5, 3, 2, 1, 1)),
        comparison.units());
    assertEquals(2 / 3.0, comparison.units().get(1).precision());
    assertEquals(0.5, comparison.units().get(2).recall());
    assertEquals(2, comparison.referenceOf(0));
    assertEquals(-1, comparison.referenceOf(8));
  }

  @Test
  void aUnitWithoutPartnerIsMissed() {
    SortingComparison comparison = SortingComparison.of(new int[] {0, 0, 1}, new int[] {4, 4, 4});
    assertEquals(new UnitScore(1, -1, 1, 0, 0), comparison.units().get(1));
    assertEquals(0, comparison.units().get(1).recall());
    assertEquals(2 / 3.0, comparison.accuracy());
  }

  @Test
  void refusesWhatCannotBeCompared() {
    String lengths =
        assertThrows(
                WrongArgumentException.class, () -> SortingComparison.of(new int[2], new int[3]))
            .getMessage();
    assertTrue(lengths.contains("3 sorted labels for 2"), lengths);
    String nothing =
        assertThrows(
                WrongArgumentException.class,
                () -> SortingComparison.of(new int[] {-1}, new int[1]))
            .getMessage();
    assertTrue(nothing.contains("nothing to compare"), nothing);
  }
}
