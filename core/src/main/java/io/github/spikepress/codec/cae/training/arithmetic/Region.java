// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.arithmetic;

import java.nio.Buffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A contiguous matrix in native memory that is worked on block by block: a pass over a whole matrix
 * for each operation would wait for memory most of the time. A view: the matrix must outlive it.
 * Not thread-safe.
 */
public final class Region {

  private static final int BLOCK = 4096;

  /** What is done to each block. */
  @FunctionalInterface
  public interface Visit {

    /**
     * Is called for each block in order.
     *
     * @param cells the values; changes are written where the pass writes
     * @param at place of the first one in the matrix
     */
    void see(Cells cells, int at);
  }

  private final Buffer buffer;
  private final DataType type;
  private final int first;
  private final int length;
  private final int columns;
  private final int block;

  /**
   * All of a contiguous matrix.
   *
   * @param matrix of single or double precision
   */
  public Region(INDArray matrix) {
    this(
        JavaArrays.buffer(matrix),
        matrix.dataType(),
        0,
        Math.toIntExact(matrix.length()),
        matrix.columns());
  }

  private Region(Buffer buffer, DataType type, int first, int length, int columns) {
    this.buffer = buffer;
    this.type = type;
    this.first = first;
    this.length = length;
    this.columns = columns;
    block = Math.max(1, BLOCK / columns) * columns;
  }

  /**
   * Rows of the matrix.
   *
   * @return 0 or more
   */
  public int rows() {
    return length / columns;
  }

  /**
   * The rows of one time.
   *
   * @param time from 0 on
   * @param times times of the matrix
   * @return a view
   */
  public Region time(int time, int times) {
    int slice = length / times;
    return new Region(buffer, type, first + time * slice, slice, columns);
  }

  /**
   * Cells for one block: a whole number of rows.
   *
   * @return cells, all zero
   */
  public Cells block() {
    return Cells.of(type, block);
  }

  /**
   * A block in which each row holds the same values.
   *
   * @param row a value for each column
   * @return cells
   */
  public Cells block(double[] row) {
    Cells cells = Cells.of(type, block);
    for (int i = 0; i < block; i++) {
      cells.set(i, row[i % columns]);
    }
    return cells;
  }

  /**
   * The sum of each column of a block.
   *
   * @param cells as {@link #block()} gives them
   * @return a value for each column
   */
  public double[] columnSums(Cells cells) {
    double[] sums = new double[columns];
    for (int i = 0; i < block; i++) {
      sums[i % columns] += cells.get(i);
    }
    return sums;
  }

  /**
   * Copies the values from a place on that fill a block, or those that are left.
   *
   * @param cells take them
   * @param at place of the first one in the matrix
   */
  public void read(Cells cells, int at) {
    cells.read(buffer, first + at, Math.min(block, length - at));
  }

  /**
   * Writes a block to a place.
   *
   * @param cells the values
   * @param at place of the first one in the matrix
   */
  public void write(Cells cells, int at) {
    cells.write(buffer, first + at);
  }

  /**
   * Reads every block.
   *
   * @param visit sees it
   */
  public void each(Visit visit) {
    Cells cells = block();
    for (int at = 0; at < length; at += block) {
      read(cells, at);
      visit.see(cells, at);
    }
  }

  /**
   * Reads every block and writes it, changed, to the same place of another matrix.
   *
   * @param target a matrix of equal shape
   * @param visit changes the block
   */
  public void into(Region target, Visit visit) {
    each(
        (cells, at) -> {
          visit.see(cells, at);
          target.write(cells, at);
        });
  }

  /**
   * Changes every block.
   *
   * @param visit changes it
   */
  public void change(Visit visit) {
    into(this, visit);
  }
}
