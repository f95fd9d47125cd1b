// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.arithmetic;

import java.nio.Buffer;
import java.nio.DoubleBuffer;

/** Cells of double precision. */
final class DoubleCells extends Cells {

  private final double[] values;
  private int count;

  DoubleCells(int capacity) {
    values = new double[capacity];
    count = capacity;
  }

  @Override
  void read(Buffer from, int at, int length) {
    count = length;
    ((DoubleBuffer) from).get(at, values, 0, length);
  }

  @Override
  void write(Buffer to, int at) {
    ((DoubleBuffer) to).put(at, values, 0, count);
  }

  @Override
  public void copy(Cells other, int from, int length) {
    count = length;
    System.arraycopy(((DoubleCells) other).values, from, values, 0, length);
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public double get(int i) {
    return values[i];
  }

  @Override
  public void set(int i, double value) {
    values[i] = value;
  }

  @Override
  public void add(Cells other) {
    double[] others = ((DoubleCells) other).values;
    int end = Math.min(count, ((DoubleCells) other).count);
    for (int i = 0; i < end; i++) {
      values[i] += others[i];
    }
  }

  @Override
  public void subtract(Cells other) {
    double[] others = ((DoubleCells) other).values;
    for (int i = 0; i < count; i++) {
      values[i] -= others[i];
    }
  }

  @Override
  public void multiply(Cells other) {
    double[] others = ((DoubleCells) other).values;
    for (int i = 0; i < count; i++) {
      values[i] *= others[i];
    }
  }

  @Override
  public void addProduct(Cells first, Cells second) {
    double[] left = ((DoubleCells) first).values;
    double[] right = ((DoubleCells) second).values;
    int end = Math.min(count, Math.min(((DoubleCells) first).count, ((DoubleCells) second).count));
    for (int i = 0; i < end; i++) {
      values[i] += left[i] * right[i];
    }
  }

  @Override
  public void rectify() {
    for (int i = 0; i < count; i++) {
      values[i] = Math.max(values[i], 0);
    }
  }

  @Override
  public void greater(Cells other) {
    double[] others = ((DoubleCells) other).values;
    for (int i = 0; i < count; i++) {
      values[i] = Math.max(values[i], others[i]);
    }
  }

  @Override
  public void gate(Cells other) {
    double[] others = ((DoubleCells) other).values;
    for (int i = 0; i < count; i++) {
      values[i] *= Math.min(1, Math.max(0, others[i] * Double.MAX_VALUE));
    }
  }
}
