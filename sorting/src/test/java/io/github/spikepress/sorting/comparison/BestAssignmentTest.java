// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BestAssignmentTest {

  @Test
  void prefersTheGreatestSumToTheGreatestPair() {
    assertArrayEquals(new int[] {1, 0}, BestAssignment.columnsOf(new double[][] {{10, 9}, {8, 1}}));
  }

  @Property(tries = 300)
  void equalsTryingEverything(
      @ForAll @IntRange(min = 1, max = 6) int rows,
      @ForAll @IntRange(min = 1, max = 6) int columns,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] gains = new double[rows][columns];
    for (double[] row : gains) {
      for (int c = 0; c < columns; c++) {
        row[c] = random.nextInt(20);
      }
    }
    assertEquals(best(gains, 0, new boolean[columns]), total(gains));
  }

  private static double total(double[][] gains) {
    double sum = 0;
    int[] columns = BestAssignment.columnsOf(gains);
    boolean[] used = new boolean[gains[0].length];
    for (int r = 0; r < gains.length; r++) {
      if (columns[r] >= 0) {
        assertEquals(false, used[columns[r]]);
        used[columns[r]] = true;
        sum += gains[r][columns[r]];
      }
    }
    return sum;
  }

  private static double best(double[][] gains, int row, boolean[] used) {
    if (row == gains.length) {
      return 0;
    }
    double best = best(gains, row + 1, used);
    for (int c = 0; c < used.length; c++) {
      if (!used[c]) {
        used[c] = true;
        best = Math.max(best, gains[row][c] + best(gains, row + 1, used));
        used[c] = false;
      }
    }
    return best;
  }
}
