// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Sums over the rows of a matrix as a matrix product, which is ten times as fast as a reduction.
 */
final class ColumnSums {

  private INDArray ones;

  /**
   * Sums each column.
   *
   * @param matrix {@code [row][column]}
   * @param sums receives {@code [1][column]}
   * @param factor what each sum is multiplied with
   */
  void of(INDArray matrix, INDArray sums, double factor) {
    if (ones == null || ones.columns() != matrix.rows()) {
      ones = Nd4j.ones(matrix.dataType(), 1, matrix.rows());
    }
    Nd4j.gemm(ones, matrix, sums, false, false, factor, 0);
  }
}
