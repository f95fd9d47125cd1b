// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.arithmetic;

import java.nio.Buffer;
import java.nio.FloatBuffer;

/** Cells of single precision. */
final class FloatCells extends Cells {

  private final float[] values;
  private int count;

  FloatCells(int capacity) {
    values = new float[capacity];
    count = capacity;
  }

  @Override
  void read(Buffer from, int at, int length) {
    count = length;
    ((FloatBuffer) from).get(at, values, 0, length);
  }

  @Override
  void write(Buffer to, int at) {
    ((FloatBuffer) to).put(at, values, 0, count);
  }

  @Override
  public void copy(Cells other, int from, int length) {
    count = length;
    System.arraycopy(((FloatCells) other).values, from, values, 0, length);
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
    values[i] = (float) value;
  }

  @Override
  public void add(Cells other) {
    float[] others = ((FloatCells) other).values;
    int end = Math.min(count, ((FloatCells) other).count);
    for (int i = 0; i < end; i++) {
      values[i] += others[i];
    }
  }

  @Override
  public void subtract(Cells other) {
    float[] others = ((FloatCells) other).values;
    for (int i = 0; i < count; i++) {
      values[i] -= others[i];
    }
  }

  @Override
  public void multiply(Cells other) {
    float[] others = ((FloatCells) other).values;
    for (int i = 0; i < count; i++) {
      values[i] *= others[i];
    }
  }

  @Override
  public void addProduct(Cells first, Cells second) {
    float[] left = ((FloatCells) first).values;
    float[] right = ((FloatCells) second).values;
    int end = Math.min(count, Math.min(((FloatCells) first).count, ((FloatCells) second).count));
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
    float[] others = ((FloatCells) other).values;
    for (int i = 0; i < count; i++) {
      values[i] = Math.max(values[i], others[i]);
    }
  }

  @Override
  public void gate(Cells other) {
    float[] others = ((FloatCells) other).values;
    for (int i = 0; i < count; i++) {
      values[i] *= Math.min(1, Math.max(0, others[i] * Float.MAX_VALUE));
    }
  }
}
