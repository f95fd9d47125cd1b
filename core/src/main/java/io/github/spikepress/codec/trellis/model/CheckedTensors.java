// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.model;

import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.ModelTensors;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.quantization.FourStateTrellis;
import java.util.Arrays;

/**
 * Takes tensors out of a trellis model, checking the ranges that the codecs rely on.
 *
 * @param stored the model
 * @param tensors the same, its version checked
 */
public record CheckedTensors(CodecModel stored, ModelTensors tensors) {

  static final int GREATEST_BYTE = 255;

  /** Rows of the tables: a table and a set of the trellis each. */
  public static final int ROWS = CoefficientTables.TABLES * FourStateTrellis.SETS;

  /**
   * A tensor of one or two bytes each, whichever it was stored with.
   *
   * @param name its name
   * @param shape its shape; {@link ModelTensors#ANY} where any length of at least 1 will do
   * @return the tensor
   * @throws DamagedFileException if it is missing or differs
   */
  public Tensor integers(String name, int... shape) {
    Tensor tensor = stored.tensors().get(name);
    boolean wide = tensor != null && tensor.type() == Tensor.Type.I16;
    return tensors.get(name, wide ? Tensor.Type.I16 : Tensor.Type.I8, shape);
  }

  /**
   * Numbers of a byte each.
   *
   * @param name of the tensor
   * @param greatest no number may be greater
   * @param shape of the tensor
   * @return the numbers, the last dimension fastest
   * @throws DamagedFileException if the tensor is missing, differs or holds a greater number
   */
  public int[] bytes(String name, int greatest, int... shape) {
    int[] values = tensors.get(name, Tensor.Type.U8, shape).toInts();
    for (int value : values) {
      if (value > greatest) {
        throw tensors.damage("tensor '" + name + "' holds " + value);
      }
    }
    return values;
  }

  /**
   * Numbers that must be above 0.
   *
   * @param name of the tensor
   * @param count how many
   * @return the numbers
   * @throws DamagedFileException if the tensor is missing, differs or holds another number
   */
  public float[] positive(String name, int count) {
    float[] values = tensors.finiteFloats(name, Tensor.Type.F32, count);
    for (float value : values) {
      if (!(value > 0)) {
        throw tensors.damage("tensor '" + name + "' holds " + value);
      }
    }
    return values;
  }

  /**
   * The tables of the coefficients, which models of every version store alike.
   *
   * @return the tables
   * @throws DamagedFileException if a tensor of theirs is missing or differs
   */
  public CoefficientTables tables() {
    int[] shape = {ROWS, CoefficientTables.OFFSETS};
    return new CoefficientTables(
        bytes("code_lengths", GREATEST_BYTE, ROWS, CoefficientTables.SYMBOLS),
        tensors.get("offsets", Tensor.Type.I8, shape).toInts());
  }

  /**
   * Divides the numbers of a matrix into rows.
   *
   * @param flat holds them row after row
   * @param rows number of rows
   * @param columns numbers in a row
   * @param from place of the first number
   * @return {@code [row][column]}, new
   */
  public static int[][] rows(int[] flat, int rows, int columns, int from) {
    int[][] nested = new int[rows][];
    for (int i = 0; i < rows; i++) {
      int start = from + i * columns;
      nested[i] = Arrays.copyOfRange(flat, start, start + columns);
    }
    return nested;
  }
}
