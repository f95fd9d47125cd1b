// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Views of contiguous arrays, made from the buffer itself: the library's own indexing gives scalars
 * for some offsets and is slower.
 */
final class MatrixViews {

  private MatrixViews() {}

  /** A range of rows. */
  static INDArray rows(INDArray matrix, long from, long count) {
    long columns = matrix.columns();
    return from == 0 && count == matrix.rows()
        ? matrix
        : view(matrix, from * columns, count, columns, columns);
  }

  /** A matrix within a flat array. */
  static INDArray part(INDArray flat, long from, long rows, long columns) {
    return view(flat, from, rows, columns, columns);
  }

  /** Rows of half as many times: every second one, each as {@code [batch × channel]}. */
  static INDArray everySecondTime(INDArray rows, int times, int first) {
    long length = rows.length() / times;
    return view(rows, first * length, times / 2, length, 2 * length);
  }

  /** Contiguous rows with one row for each time. */
  static INDArray byTime(INDArray rows, int times) {
    long length = rows.length() / times;
    return view(rows, 0, times, length, length);
  }

  private static INDArray view(INDArray of, long from, long rows, long columns, long stride) {
    return Nd4j.create(
        of.data(), new long[] {rows, columns}, new long[] {stride, 1}, of.offset() + from, 'c');
  }
}
