// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import java.nio.Buffer;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A block of values on the heap, small enough for the first-level cache, with the arithmetic of the
 * layers. Each operation is one plain loop, which the compiler turns into vector instructions.
 * Operations reach as far as the block was last filled. Not thread-safe.
 */
abstract class Cells {

  /** Cells of a precision, all zero. */
  static Cells of(DataType type, int capacity) {
    return type == DataType.DOUBLE ? new DoubleCells(capacity) : new FloatCells(capacity);
  }

  /** Copies values from native memory. */
  abstract void read(Buffer from, int at, int count);

  /** Copies the values to native memory. */
  abstract void write(Buffer to, int at);

  /** Copies values of other cells, from a place in them on. */
  abstract void copy(Cells other, int from, int count);

  /** How many values it was last filled with. */
  abstract int count();

  abstract double get(int i);

  abstract void set(int i, double value);

  abstract void add(Cells other);

  abstract void subtract(Cells other);

  abstract void multiply(Cells other);

  /** Adds products of two others. */
  abstract void addProduct(Cells first, Cells second);

  /** Sets negative values to zero. */
  abstract void rectify();

  /** Takes the greater of each two values. */
  abstract void greater(Cells other);

  /**
   * Sets values to zero where another is not positive. The factor is found without a branch, which
   * the processor could not foresee.
   */
  abstract void gate(Cells other);
}
