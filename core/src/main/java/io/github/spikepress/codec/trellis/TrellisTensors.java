// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.ModelTensors;
import io.github.spikepress.codec.SpikeWindow;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.quantization.FourStateTrellis;
import io.github.spikepress.quantization.ScaledIntegers;
import java.util.Arrays;
import java.util.Map;

/** A trellis model as named tensors. */
final class TrellisTensors {

  static final int FORMAT_VERSION = 1;

  private static final int ROWS = CoefficientTables.TABLES * FourStateTrellis.SETS;
  private static final int GREATEST_BYTE = 255;

  private TrellisTensors() {}

  static Map<String, Tensor> of(TrellisModel model) {
    int classes = model.numClasses();
    int steps = model.steps().length;
    int coefficients = model.numCoefficients();
    CoefficientTables tables = model.tables();
    float[] scalars = {
      model.means().unit(), model.basis().unit(), model.prices().lambda(), model.prices().lambdaDb()
    };
    return Map.of(
        "gain", Tensor.float32(model.gain(), model.numChannels()),
        "means", model.means().toTensor(model.valuesPerSpike()),
        "basis", model.basis().toTensor(model.valuesPerSpike()),
        "spreads", bytes(flat(model.spreads()), classes, steps, coefficients),
        "code_lengths", bytes(tables.lengths(), ROWS, CoefficientTables.SYMBOLS),
        "offsets",
            Tensor.integers(Tensor.Type.I8, tables.offsets(), ROWS, CoefficientTables.OFFSETS),
        "class_lengths", bytes(model.classLengths(), classes + 1),
        "step_lengths", bytes(flat(model.stepLengths()), classes, steps),
        "steps", Tensor.float32(model.steps(), steps),
        "scalars", Tensor.float32(scalars, scalars.length));
  }

  private static Tensor bytes(int[] values, int... shape) {
    return Tensor.integers(Tensor.Type.U8, values, shape);
  }

  private static int[] flat(int[][] rows) {
    return Arrays.stream(rows).flatMapToInt(Arrays::stream).toArray();
  }

  private static int[] flat(int[][][] rows) {
    return Arrays.stream(rows).flatMap(Arrays::stream).flatMapToInt(Arrays::stream).toArray();
  }

  /** Reads a model, checking every shape and range that the codec relies on. */
  static TrellisModel read(CodecModel stored) {
    return new Reader(stored, new ModelTensors(stored, FORMAT_VERSION)).read();
  }

  private record Reader(CodecModel stored, ModelTensors tensors) {

    TrellisModel read() {
      int channels = stored.card().numChannels();
      int size = SpikeWindow.of(stored.card()).values();
      int classes = integers("means", ModelTensors.ANY, size).shape()[0];
      int coefficients = integers("basis", ModelTensors.ANY, size).shape()[0];
      int steps = tensors.get("steps", Tensor.Type.F32, ModelTensors.ANY).shape()[0];
      float[] scalars = positive("scalars", 4);
      int greatest = CoefficientTables.GREATEST_SPREAD;
      int[] spreads = bytes("spreads", greatest, classes, steps, coefficients);
      int[] stepLengths = bytes("step_lengths", GREATEST_BYTE, classes, steps);
      return new TrellisModel(
          channels,
          stored.card().numSamples(),
          positive("gain", channels),
          ScaledIntegers.of(integers("means", classes, size), scalars[0]),
          ScaledIntegers.of(integers("basis", coefficients, size), scalars[1]),
          nested(spreads, classes, steps, coefficients),
          tables(),
          bytes("class_lengths", GREATEST_BYTE, classes + 1),
          rows(stepLengths, classes, steps, 0),
          positive("steps", steps),
          new TrellisModel.Prices(scalars[2], scalars[3]));
    }

    private CoefficientTables tables() {
      int[] shape = {ROWS, CoefficientTables.OFFSETS};
      return new CoefficientTables(
          bytes("code_lengths", GREATEST_BYTE, ROWS, CoefficientTables.SYMBOLS),
          tensors.get("offsets", Tensor.Type.I8, shape).toInts());
    }

    /** A tensor of one or two bytes each, whichever it was stored with. */
    private Tensor integers(String name, int... shape) {
      Tensor tensor = stored.tensors().get(name);
      boolean wide = tensor != null && tensor.type() == Tensor.Type.I16;
      return tensors.get(name, wide ? Tensor.Type.I16 : Tensor.Type.I8, shape);
    }

    private int[] bytes(String name, int greatest, int... shape) {
      int[] values = tensors.get(name, Tensor.Type.U8, shape).toInts();
      for (int value : values) {
        if (value > greatest) {
          throw tensors.damage("tensor '" + name + "' holds " + value);
        }
      }
      return values;
    }

    private float[] positive(String name, int count) {
      float[] values = tensors.finiteFloats(name, Tensor.Type.F32, count);
      for (float value : values) {
        if (!(value > 0)) {
          throw tensors.damage("tensor '" + name + "' holds " + value);
        }
      }
      return values;
    }

    private static int[][][] nested(int[] flat, int first, int second, int third) {
      int[][][] nested = new int[first][][];
      for (int i = 0; i < first; i++) {
        nested[i] = rows(flat, second, third, i * second * third);
      }
      return nested;
    }

    private static int[][] rows(int[] flat, int rows, int columns, int from) {
      int[][] nested = new int[rows][];
      for (int i = 0; i < rows; i++) {
        int start = from + i * columns;
        nested[i] = Arrays.copyOfRange(flat, start, start + columns);
      }
      return nested;
    }
  }
}
