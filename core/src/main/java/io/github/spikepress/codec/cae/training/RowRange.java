// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A range of rows of a contiguous matrix, as an operand of a matrix product. The product is the
 * native library's own: the framework would first make a view of each range.
 *
 * @param matrix where the rows lie
 * @param first the first one
 * @param rows how many
 */
record RowRange(INDArray matrix, long first, long rows) {

  private static final int ROW_MAJOR = openblas_nolapack.CblasRowMajor;

  /** All rows. */
  static RowRange all(INDArray matrix) {
    return new RowRange(matrix, 0, matrix.rows());
  }

  /** Makes these rows {@code a b}, or adds it to them. */
  void product(RowRange a, RowRange b, boolean add) {
    multiply(a, false, b, false, add);
  }

  /** Makes these rows {@code aᵀ b}, or adds it to them. */
  void transposedProduct(RowRange a, RowRange b, boolean add) {
    multiply(a, true, b, false, add);
  }

  /** Makes these rows {@code a bᵀ}, or adds it to them. */
  void productTransposed(RowRange a, RowRange b, boolean add) {
    multiply(a, false, b, true, add);
  }

  private void multiply(RowRange a, boolean turnA, RowRange b, boolean turnB, boolean add) {
    int inner = turnA ? (int) a.rows : a.columns();
    int keep = add ? 1 : 0;
    int orderA = order(turnA);
    int orderB = order(turnB);
    int m = (int) rows;
    int n = columns();
    if (matrix.dataType() == DataType.DOUBLE) {
      openblas_nolapack.cblas_dgemm(
          ROW_MAJOR,
          orderA,
          orderB,
          m,
          n,
          inner,
          1,
          a.doubles(),
          a.columns(),
          b.doubles(),
          b.columns(),
          keep,
          doubles(),
          n);
    } else {
      openblas_nolapack.cblas_sgemm(
          ROW_MAJOR,
          orderA,
          orderB,
          m,
          n,
          inner,
          1,
          a.floats(),
          a.columns(),
          b.floats(),
          b.columns(),
          keep,
          floats(),
          n);
    }
  }

  private static int order(boolean transposed) {
    return transposed ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans;
  }

  private int columns() {
    return matrix.columns();
  }

  private FloatPointer floats() {
    return new FloatPointer(matrix.data().pointer()).position(start());
  }

  private DoublePointer doubles() {
    return new DoublePointer(matrix.data().pointer()).position(start());
  }

  private long start() {
    return matrix.offset() + first * columns();
  }
}
