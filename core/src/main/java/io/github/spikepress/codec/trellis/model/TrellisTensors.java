// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.model;

import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.ModelTensors;
import io.github.spikepress.codec.SpikeWindow;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.quantization.ScaledIntegers;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** A trellis model as named tensors: format version 1. */
public final class TrellisTensors {

  /** Version of these tensors, as cards of models say it. */
  public static final int FORMAT_VERSION = 1;

  /** Stands in models that are fitted to the level of any recording. */
  private static final String ADAPTIVE = "adaptive";

  private TrellisTensors() {}

  /**
   * The tensors of a model.
   *
   * @param model the model
   * @return tensors by name
   */
  public static Map<String, Tensor> of(TrellisModel model) {
    float[] scalars = {
      model.means().unit(), model.basis().unit(), model.prices().lambda(), model.prices().lambdaDb()
    };
    Map<String, Tensor> tensors = new TreeMap<>();
    if (model.adaptive()) {
      tensors.put(ADAPTIVE, bytes(new int[] {1}, 1));
    }
    tensors.putAll(numbers(model, scalars));
    return tensors;
  }

  private static Map<String, Tensor> numbers(TrellisModel model, float[] scalars) {
    int classes = model.numClasses();
    int steps = model.steps().length;
    int coefficients = model.numCoefficients();
    CoefficientTables tables = model.tables();
    return Map.of(
        "gain", Tensor.float32(model.gain(), model.numChannels()),
        "means", model.means().toTensor(model.valuesPerSpike()),
        "basis", model.basis().toTensor(model.valuesPerSpike()),
        "spreads", bytes(flat(model.spreads()), classes, steps, coefficients),
        "code_lengths", bytes(tables.lengths(), CheckedTensors.ROWS, CoefficientTables.SYMBOLS),
        "offsets",
            Tensor.integers(
                Tensor.Type.I8, tables.offsets(), CheckedTensors.ROWS, CoefficientTables.OFFSETS),
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

  /**
   * Reads a model, checking every shape and range that the codec relies on.
   *
   * @param stored what {@link #of} gave, perhaps damaged since
   * @return the model
   * @throws DamagedFileException if a tensor is missing or holds what no model can
   * @throws NotSupportedException if the format version is a later one
   */
  public static TrellisModel read(CodecModel stored) {
    ModelTensors tensors = new ModelTensors(stored, FORMAT_VERSION);
    return new Reader(new CheckedTensors(stored, tensors)).read();
  }

  private record Reader(CheckedTensors checked) {

    TrellisModel read() {
      CodecModel stored = checked.stored();
      int channels = stored.card().numChannels();
      int size = SpikeWindow.of(stored.card()).values();
      int classes = checked.integers("means", ModelTensors.ANY, size).shape()[0];
      int coefficients = checked.integers("basis", ModelTensors.ANY, size).shape()[0];
      int steps = checked.tensors().get("steps", Tensor.Type.F32, ModelTensors.ANY).shape()[0];
      float[] scalars = checked.positive("scalars", 4);
      int greatest = CoefficientTables.GREATEST_SPREAD;
      int[] spreads = checked.bytes("spreads", greatest, classes, steps, coefficients);
      int[] stepLengths =
          checked.bytes("step_lengths", CheckedTensors.GREATEST_BYTE, classes, steps);
      return new TrellisModel(
          channels,
          stored.card().numSamples(),
          checked.positive("gain", channels),
          ScaledIntegers.of(checked.integers("means", classes, size), scalars[0]),
          ScaledIntegers.of(checked.integers("basis", coefficients, size), scalars[1]),
          nested(spreads, classes, steps, coefficients),
          checked.tables(),
          checked.bytes("class_lengths", CheckedTensors.GREATEST_BYTE, classes + 1),
          CheckedTensors.rows(stepLengths, classes, steps, 0),
          checked.positive("steps", steps),
          new TrellisModel.Prices(scalars[2], scalars[3]),
          stored.tensors().containsKey(ADAPTIVE));
    }

    private static int[][][] nested(int[] flat, int first, int second, int third) {
      int[][][] nested = new int[first][][];
      for (int i = 0; i < first; i++) {
        nested[i] = CheckedTensors.rows(flat, second, third, i * second * third);
      }
      return nested;
    }
  }
}
