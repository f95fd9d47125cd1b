// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.arithmetic;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A rectangle of a contiguous matrix, as an operand of a matrix product. The product is the native
 * library's own: the framework would first make a view of each operand and takes no rectangles.
 *
 * @param matrix where it lies
 * @param firstRow its first row
 * @param rows how many rows
 * @param firstColumn its first column
 * @param columns how many columns
 */
public record MatrixPart(INDArray matrix, int firstRow, int rows, int firstColumn, int columns) {

  private static final int ROW_MAJOR = openblas_nolapack.CblasRowMajor;

  /**
   * Makes this part {@code a b}, or adds it to this part.
   *
   * @param a of as many rows as this part
   * @param b of as many columns as this part
   * @param add whether what this part holds is kept
   */
  public void product(MatrixPart a, MatrixPart b, boolean add) {
    multiply(a, false, b, false, add);
  }

  /**
   * Makes this part {@code aᵀ b}, or adds it to this part.
   *
   * @param a of as many columns as this part has rows
   * @param b of as many columns as this part
   * @param add whether what this part holds is kept
   */
  public void transposedProduct(MatrixPart a, MatrixPart b, boolean add) {
    multiply(a, true, b, false, add);
  }

  /**
   * Makes this part {@code a bᵀ}, or adds it to this part.
   *
   * @param a of as many rows as this part
   * @param b of as many rows as this part has columns
   * @param add whether what this part holds is kept
   */
  public void productTransposed(MatrixPart a, MatrixPart b, boolean add) {
    multiply(a, false, b, true, add);
  }

  private void multiply(MatrixPart a, boolean turnA, MatrixPart b, boolean turnB, boolean add) {
    int inner = turnA ? a.rows : a.columns;
    int keep = add ? 1 : 0;
    int orderA = order(turnA);
    int orderB = order(turnB);
    if (matrix.dataType() == DataType.DOUBLE) {
      openblas_nolapack.cblas_dgemm(
          ROW_MAJOR,
          orderA,
          orderB,
          rows,
          columns,
          inner,
          1,
          a.doubles(),
          a.stride(),
          b.doubles(),
          b.stride(),
          keep,
          doubles(),
          stride());
    } else {
      openblas_nolapack.cblas_sgemm(
          ROW_MAJOR,
          orderA,
          orderB,
          rows,
          columns,
          inner,
          1,
          a.floats(),
          a.stride(),
          b.floats(),
          b.stride(),
          keep,
          floats(),
          stride());
    }
  }

  private static int order(boolean transposed) {
    return transposed ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans;
  }

  private int stride() {
    return matrix.columns();
  }

  private FloatPointer floats() {
    return new FloatPointer(matrix.data().pointer()).position(start());
  }

  private DoublePointer doubles() {
    return new DoublePointer(matrix.data().pointer()).position(start());
  }

  private long start() {
    return matrix.offset() + (long) firstRow * stride() + firstColumn;
  }
}
