// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.arithmetic;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Views of contiguous arrays, made from the buffer itself: the library's own indexing gives scalars
 * for some offsets and is slower. What is written to a view is written to the array. Stateless.
 */
public final class MatrixViews {

  private MatrixViews() {}

  /**
   * A range of rows.
   *
   * @param matrix a contiguous matrix
   * @param from the first row
   * @param count how many rows
   * @return a view; the matrix itself where that is all of it
   */
  public static INDArray rows(INDArray matrix, long from, long count) {
    long columns = matrix.columns();
    return from == 0 && count == matrix.rows()
        ? matrix
        : view(matrix, from * columns, count, columns, columns);
  }

  /**
   * A matrix within a flat array.
   *
   * @param flat a contiguous array
   * @param from where the matrix starts
   * @param rows rows of the matrix
   * @param columns columns of the matrix
   * @return a view
   */
  public static INDArray part(INDArray flat, long from, long rows, long columns) {
    return view(flat, from, rows, columns, columns);
  }

  private static INDArray view(INDArray of, long from, long rows, long columns, long stride) {
    return Nd4j.create(
        of.data(), new long[] {rows, columns}, new long[] {stride, 1}, of.offset() + from, 'c');
  }
}
