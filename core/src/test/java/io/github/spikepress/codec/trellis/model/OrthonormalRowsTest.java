// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OrthonormalRowsTest {

  @Test
  void rowsAreOrthonormal() {
    int[][] given = new int[5][12];
    Random random = new Random(3);
    for (int[] row : given) {
      for (int t = 0; t < row.length; t++) {
        row[t] = random.nextInt(41) - 20;
      }
    }
    double[][] rows = OrthonormalRows.of(given, 12, 12);
    assertEquals(12, rows.length);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        assertEquals(i == j ? 1 : 0, dot(rows[i], rows[j]), 1e-12, i + " and " + j);
      }
    }
  }

  @Test
  void givenRowsComeFirstAndUnitVectorsFollow() {
    double[][] rows = OrthonormalRows.of(new int[][] {{0, 3, 0}}, 3, 3);
    assertArrayEquals(new double[] {0, 1, 0}, rows[0]);
    assertArrayEquals(new double[] {1, 0, 0}, rows[1]);
    assertArrayEquals(new double[] {0, 0, 1}, rows[2]);
  }

  @Test
  void fewerRowsAreTheFirstOfMore() {
    int[][] given = {{1, 2, 3, 4}, {4, -3, 2, 1}};
    double[][] all = OrthonormalRows.of(given, 4, 4);
    double[][] some = OrthonormalRows.of(given, 4, 3);
    for (int i = 0; i < some.length; i++) {
      assertArrayEquals(all[i], some[i]);
    }
  }

  @Test
  void uselessRowsAreLeftOut() {
    int[][] given = {{0, 0}, {5, 0}, {-7, 0}, {0, 0}};
    double[][] rows = OrthonormalRows.of(given, 2, 2);
    assertEquals(2, rows.length);
    assertArrayEquals(new double[] {0, 1}, rows[1]);
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int t = 0; t < left.length; t++) {
      sum += left[t] * right[t];
    }
    return sum;
  }
}
