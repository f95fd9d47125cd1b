// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.tuning;

import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.ModelTensors;
import io.github.spikepress.codec.trellis.model.CheckedTensors;
import io.github.spikepress.codec.trellis.model.CoefficientTables;
import io.github.spikepress.codec.trellis.model.TrellisTensors;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.quantization.ScaledIntegers;
import java.util.Arrays;
import java.util.Map;

/** What is known of any recording, as named tensors. */
final class TuningTensors {

  /** Models of version 1 are those of {@link TrellisTensors}. */
  static final int FORMAT_VERSION = 2;

  private TuningTensors() {}

  static Map<String, Tensor> of(TuningPrior prior) {
    int samples = prior.numSamples();
    float[] scalars = {prior.basis().unit(), prior.lambda()};
    int[] rows = Arrays.stream(prior.directionSpreads()).flatMapToInt(Arrays::stream).toArray();
    return Map.of(
        "basis", prior.basis().toTensor(samples),
        "mean_spreads", Tensor.integers(Tensor.Type.U8, prior.meanSpreads(), samples),
        "direction_spreads", Tensor.integers(Tensor.Type.U8, rows, samples, samples),
        "code_lengths",
            Tensor.integers(
                Tensor.Type.U8,
                prior.tables().lengths(),
                CheckedTensors.ROWS,
                CoefficientTables.SYMBOLS),
        "offsets",
            Tensor.integers(
                Tensor.Type.I8,
                prior.tables().offsets(),
                CheckedTensors.ROWS,
                CoefficientTables.OFFSETS),
        "steps", Tensor.float32(prior.steps(), prior.steps().length),
        "scalars", Tensor.float32(scalars, scalars.length));
  }

  /** Reads a model, checking every shape and range that the codec relies on. */
  static TuningPrior read(CodecModel stored) {
    ModelTensors tensors = new ModelTensors(stored, FORMAT_VERSION);
    CheckedTensors checked = new CheckedTensors(stored, tensors);
    int samples = stored.card().numSamples();
    float[] scalars = checked.positive("scalars", 2);
    float[] steps = checked.positive("steps", ModelTensors.ANY);
    if (steps.length < 2) {
      throw tensors.damage("tensor 'steps' holds fewer than 2 steps");
    }
    int greatest = CoefficientTables.GREATEST_SPREAD;
    int[] directions = checked.bytes("direction_spreads", greatest, samples, samples);
    return new TuningPrior(
        stored.card().numChannels(),
        samples,
        ScaledIntegers.of(checked.integers("basis", samples, samples), scalars[0]),
        checked.bytes("mean_spreads", greatest, samples),
        CheckedTensors.rows(directions, samples, samples, 0),
        checked.tables(),
        steps,
        scalars[1]);
  }
}
