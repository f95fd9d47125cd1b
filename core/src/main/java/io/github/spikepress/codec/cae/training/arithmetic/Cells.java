// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.arithmetic;

import java.nio.Buffer;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A block of values on the heap, small enough for the first-level cache, with the arithmetic of the
 * layers. Each operation is one plain loop, which the compiler turns into vector instructions.
 * Operations reach as far as the block was last filled. Not thread-safe.
 */
public abstract class Cells {

  /** For the two precisions. */
  Cells() {}

  /**
   * Cells of a precision, all zero.
   *
   * @param type single or double
   * @param capacity most values
   * @return new cells
   */
  public static Cells of(DataType type, int capacity) {
    return type == DataType.DOUBLE ? new DoubleCells(capacity) : new FloatCells(capacity);
  }

  /** Copies values from native memory. */
  abstract void read(Buffer from, int at, int count);

  /** Copies the values to native memory. */
  abstract void write(Buffer to, int at);

  /**
   * Copies values of other cells.
   *
   * @param other cells of the same precision
   * @param from place of the first value in them
   * @param count how many values
   */
  public abstract void copy(Cells other, int from, int count);

  /**
   * How many values it was last filled with.
   *
   * @return at most the capacity
   */
  public abstract int count();

  /**
   * A value.
   *
   * @param i its place
   * @return the value
   */
  public abstract double get(int i);

  /**
   * Sets a value.
   *
   * @param i its place
   * @param value the value, rounded to the precision of the cells
   */
  public abstract void set(int i, double value);

  /**
   * Adds the values of others.
   *
   * @param other cells of the same precision
   */
  public abstract void add(Cells other);

  /**
   * Subtracts the values of others.
   *
   * @param other cells of the same precision, at least as many
   */
  public abstract void subtract(Cells other);

  /**
   * Multiplies by the values of others.
   *
   * @param other cells of the same precision, at least as many
   */
  public abstract void multiply(Cells other);

  /**
   * Adds products of two others.
   *
   * @param first cells of the same precision
   * @param second cells of the same precision
   */
  public abstract void addProduct(Cells first, Cells second);

  /** Sets negative values to zero. */
  public abstract void rectify();

  /**
   * Takes the greater of each two values.
   *
   * @param other cells of the same precision, at least as many
   */
  public abstract void greater(Cells other);

  /**
   * Sets values to zero where another is not positive. The factor is found without a branch, which
   * the processor could not foresee.
   *
   * @param other cells of the same precision, at least as many
   */
  public abstract void gate(Cells other);
}
