// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.quantization;

import io.github.spikepress.files.Tensor;

/**
 * A matrix of small integers that stand for multiples of a unit: how trained numbers are stored, so
 * that a model read from a file is the trained model to the last bit.
 *
 * @param integers {@code [row][column]}
 * @param unit what 1 stands for, positive
 */
public record ScaledIntegers(int[][] integers, float unit) {

  private static final int GREATEST_BYTE = 127;
  private static final int GREATEST_SHORT = 32767;

  /**
   * Rounds numbers to one byte each, or to two where a byte would be too coarse.
   *
   * @param values {@code [row][column]}, finite
   * @param coarsest greatest unit that is good enough
   * @return the nearest multiples
   */
  public static ScaledIntegers round(float[][] values, float coarsest) {
    float greatest = 0;
    for (float[] row : values) {
      for (float value : row) {
        greatest = Math.max(greatest, Math.abs(value));
      }
    }
    float unit = greatest / GREATEST_BYTE;
    if (unit > coarsest) {
      unit = Math.max(Math.min(coarsest / 16, unit), greatest / GREATEST_SHORT);
    }
    return multiples(values, unit > 0 ? unit : 1);
  }

  private static ScaledIntegers multiples(float[][] values, float unit) {
    int[][] integers = new int[values.length][];
    for (int row = 0; row < values.length; row++) {
      integers[row] = new int[values[row].length];
      for (int i = 0; i < values[row].length; i++) {
        int nearest = (int) Math.rint(values[row][i] / unit);
        integers[row][i] = Math.max(-GREATEST_SHORT, Math.min(GREATEST_SHORT, nearest));
      }
    }
    return new ScaledIntegers(integers, unit);
  }

  /**
   * Reads the integers back.
   *
   * @param tensor what {@link #toTensor} gave, of two dimensions
   * @param unit what 1 stands for
   * @return the same numbers
   */
  public static ScaledIntegers of(Tensor tensor, float unit) {
    int columns = tensor.shape()[1];
    int[][] integers = new int[tensor.shape()[0]][columns];
    int[] flat = tensor.toInts();
    for (int row = 0; row < integers.length; row++) {
      System.arraycopy(flat, row * columns, integers[row], 0, columns);
    }
    return new ScaledIntegers(integers, unit);
  }

  /**
   * The integers in the smallest type that holds them.
   *
   * @param columns the number of columns, which a matrix without rows does not tell
   * @return I8 or I16 of the matrix's shape
   */
  public Tensor toTensor(int columns) {
    int[] flat = new int[integers.length * columns];
    int greatest = 0;
    for (int row = 0; row < integers.length; row++) {
      for (int i = 0; i < columns; i++) {
        flat[row * columns + i] = integers[row][i];
        greatest = Math.max(greatest, Math.abs(integers[row][i]));
      }
    }
    Tensor.Type type = greatest <= GREATEST_BYTE ? Tensor.Type.I8 : Tensor.Type.I16;
    return Tensor.integers(type, flat, integers.length, columns);
  }

  /**
   * The numbers that are stood for.
   *
   * @return {@code [row][column]}, a new array
   */
  public float[][] toFloats() {
    float[][] values = new float[integers.length][];
    for (int row = 0; row < integers.length; row++) {
      values[row] = new float[integers[row].length];
      for (int i = 0; i < values[row].length; i++) {
        values[row][i] = integers[row][i] * unit;
      }
    }
    return values;
  }
}
