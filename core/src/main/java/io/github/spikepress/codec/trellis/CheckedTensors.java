// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.ModelTensors;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.quantization.FourStateTrellis;
import java.util.Arrays;

/**
 * Takes tensors out of a trellis model, checking the ranges that the codecs rely on.
 *
 * @param stored the model
 * @param tensors the same, its version checked
 */
record CheckedTensors(CodecModel stored, ModelTensors tensors) {

  static final int GREATEST_BYTE = 255;

  /** Rows of the tables. */
  static final int ROWS = CoefficientTables.TABLES * FourStateTrellis.SETS;

  /** A tensor of one or two bytes each, whichever it was stored with. */
  Tensor integers(String name, int... shape) {
    Tensor tensor = stored.tensors().get(name);
    boolean wide = tensor != null && tensor.type() == Tensor.Type.I16;
    return tensors.get(name, wide ? Tensor.Type.I16 : Tensor.Type.I8, shape);
  }

  int[] bytes(String name, int greatest, int... shape) {
    int[] values = tensors.get(name, Tensor.Type.U8, shape).toInts();
    for (int value : values) {
      if (value > greatest) {
        throw tensors.damage("tensor '" + name + "' holds " + value);
      }
    }
    return values;
  }

  float[] positive(String name, int count) {
    float[] values = tensors.finiteFloats(name, Tensor.Type.F32, count);
    for (float value : values) {
      if (!(value > 0)) {
        throw tensors.damage("tensor '" + name + "' holds " + value);
      }
    }
    return values;
  }

  CoefficientTables tables() {
    int[] shape = {ROWS, CoefficientTables.OFFSETS};
    return new CoefficientTables(
        bytes("code_lengths", GREATEST_BYTE, ROWS, CoefficientTables.SYMBOLS),
        tensors.get("offsets", Tensor.Type.I8, shape).toInts());
  }

  /** The numbers of a matrix, row after row, as {@code [row][column]}. */
  static int[][] rows(int[] flat, int rows, int columns, int from) {
    int[][] nested = new int[rows][];
    for (int i = 0; i < rows; i++) {
      int start = from + i * columns;
      nested[i] = Arrays.copyOfRange(flat, start, start + columns);
    }
    return nested;
  }
}
