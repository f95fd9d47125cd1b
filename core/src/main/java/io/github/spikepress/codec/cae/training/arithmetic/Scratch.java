// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.arithmetic;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A matrix that is allocated once and used again in every step: fresh native memory costs more than
 * the arithmetic. It grows with the largest batch; a smaller batch sees its first rows. Not
 * thread-safe.
 */
public final class Scratch {

  private INDArray whole;
  private INDArray rows;

  /** Starts without memory. */
  public Scratch() {}

  /**
   * A matrix of that many rows; what it holds is whatever was left there.
   *
   * @param type precision, the same in every call
   * @param count rows
   * @param columns columns
   * @return holds until the next call
   */
  public INDArray rows(DataType type, long count, long columns) {
    if (whole == null || whole.rows() < count || whole.columns() != columns) {
      whole = Nd4j.create(type, new long[] {count, columns}, 'c');
      rows = whole;
    } else if (rows.rows() != count) {
      rows = MatrixViews.rows(whole, 0, count);
    }
    return rows;
  }

  /**
   * A matrix of the shape of another; what it holds is whatever was left there.
   *
   * @param other a matrix
   * @return holds until the next call
   */
  public INDArray like(INDArray other) {
    return rows(other.dataType(), other.rows(), other.columns());
  }
}
