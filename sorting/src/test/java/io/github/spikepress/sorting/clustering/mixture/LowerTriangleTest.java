// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LowerTriangleTest {

  private static final double[][] COVARIANCE = {{4, 1, 0.5}, {1, 3, -0.2}, {0.5, -0.2, 2}};

  @Test
  void bothSolutionsTogetherInvertTheCovariance() {
    double[] x = {1, -2, 0.5};
    double[] right = new double[3];
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 3; c++) {
        right[r] += COVARIANCE[r][c] * x[c];
      }
    }
    LowerTriangle factor = LowerTriangle.of(COVARIANCE);
    double[] half = new double[3];
    double[] solution = new double[3];
    factor.solve(right, half);
    factor.solveTransposed(half, solution);
    assertArrayEquals(x, solution, 1e-12);
  }

  @Test
  void manyAtOnceAreSolvedToTheSameBits() {
    SplittableRandom random = new SplittableRandom(1);
    double[][] columns = new double[3][100];
    double[][] points = new double[100][3];
    for (int i = 0; i < 100; i++) {
      for (int j = 0; j < 3; j++) {
        points[i][j] = random.nextGaussian();
        columns[j][i] = points[i][j];
      }
    }
    LowerTriangle factor = LowerTriangle.of(COVARIANCE);
    factor.solveInPlace(columns);
    double[] one = new double[3];
    for (int i = 0; i < 100; i++) {
      factor.solve(points[i], one);
      for (int j = 0; j < 3; j++) {
        assertEquals(one[j], columns[j][i]);
      }
    }
  }
}
