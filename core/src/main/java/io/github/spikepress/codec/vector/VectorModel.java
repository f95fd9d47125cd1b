// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.vector;

import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.ModelTensors;
import io.github.spikepress.codec.SpikeWindow;
import io.github.spikepress.entropy.CodeLengths;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.quantization.BeamSearch;
import io.github.spikepress.quantization.Codebook;
import io.github.spikepress.quantization.ResidualTraining;
import io.github.spikepress.quantization.ScaledIntegers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The stored numbers of a vector quantiser. Codewords are in model units: recording units times
 * {@code gain}.
 *
 * @param gain model units per recording unit
 * @param beam partial sums that the search keeps
 * @param codewords {@code [stage][codeword][value]}
 * @param lengths {@code [stage][codeword]} code lengths in sixteenths of a bit
 */
record VectorModel(float gain, int beam, List<ScaledIntegers> codewords, List<int[]> lengths) {

  static final int FORMAT_VERSION = 1;

  /** Codewords are rounded no coarser than this, in model units. */
  private static final float COARSEST = 1 / 64f;

  private static final int GREATEST_STAGES = 64;

  /** Trains a model. */
  static VectorModel train(float[][] spikes, float gain, VectorSettings settings, long seed) {
    float[][] vectors = ResidualTraining.augment(spikes, settings.augmentation(), seed);
    List<Codebook> codebooks =
        ResidualTraining.fit(vectors, settings.stages(), settings.k(), settings.beam(), seed);
    List<ScaledIntegers> codewords = new ArrayList<>();
    for (Codebook codebook : codebooks) {
      float[][] rows = new float[codebook.size()][];
      for (int k = 0; k < rows.length; k++) {
        rows[k] = codebook.codeword(k);
      }
      codewords.add(ScaledIntegers.round(rows, COARSEST));
    }
    List<int[]> lengths = lengths(spikes, codebooksOf(codewords), settings.beam());
    return new VectorModel(gain, settings.beam(), codewords, lengths);
  }

  private static List<int[]> lengths(float[][] spikes, List<Codebook> codebooks, int beam) {
    List<double[]> counts = new ArrayList<>();
    for (Codebook codebook : codebooks) {
      double[] prior = new double[codebook.size()];
      Arrays.fill(prior, 0.5);
      counts.add(prior);
    }
    for (int[] indexes : BeamSearch.all(codebooks, beam, spikes)) {
      for (int stage = 0; stage < indexes.length; stage++) {
        counts.get(stage)[indexes[stage]]++;
      }
    }
    return counts.stream().map(CodeLengths::of).toList();
  }

  List<Codebook> codebooks() {
    return codebooksOf(codewords);
  }

  private static List<Codebook> codebooksOf(List<ScaledIntegers> codewords) {
    return codewords.stream().map(stage -> new Codebook(stage.toFloats())).toList();
  }

  Map<String, Tensor> tensors() {
    int stages = codewords.size();
    Map<String, Tensor> tensors = new HashMap<>();
    float[] units = new float[stages];
    for (int stage = 0; stage < stages; stage++) {
      ScaledIntegers matrix = codewords.get(stage);
      units[stage] = matrix.unit();
      tensors.put("codewords." + stage, matrix.toTensor(matrix.integers()[0].length));
      int[] row = lengths.get(stage);
      tensors.put("code_lengths." + stage, Tensor.integers(Tensor.Type.U8, row, row.length));
    }
    tensors.put("units", Tensor.float32(units, stages));
    tensors.put("gain", Tensor.float32(new float[] {gain}, 1));
    tensors.put("beam", Tensor.integers(Tensor.Type.U8, new int[] {beam}, 1));
    return tensors;
  }

  static VectorModel read(CodecModel stored) {
    ModelTensors tensors = new ModelTensors(stored, FORMAT_VERSION);
    int size = SpikeWindow.of(stored.card()).values();
    float[] units = positive(tensors, "units", ModelTensors.ANY);
    int beam = tensors.get("beam", Tensor.Type.U8, 1).toInts()[0];
    if (units.length > GREATEST_STAGES || beam < 1 || beam > GREATEST_STAGES) {
      throw tensors.damage(units.length + " stages in 'units' and a 'beam' of " + beam);
    }
    List<ScaledIntegers> codewords = new ArrayList<>();
    List<int[]> lengths = new ArrayList<>();
    for (int stage = 0; stage < units.length; stage++) {
      String name = "codewords." + stage;
      Tensor found = stored.tensors().get(name);
      boolean wide = found != null && found.type() == Tensor.Type.I16;
      Tensor matrix =
          tensors.get(name, wide ? Tensor.Type.I16 : Tensor.Type.I8, ModelTensors.ANY, size);
      codewords.add(ScaledIntegers.of(matrix, units[stage]));
      int k = matrix.shape()[0];
      if (k > 4096) {
        throw tensors.damage("tensor '" + name + "' has " + k + " codewords, at most 4096");
      }
      lengths.add(tensors.get("code_lengths." + stage, Tensor.Type.U8, k).toInts());
    }
    return new VectorModel(positive(tensors, "gain", 1)[0], beam, codewords, lengths);
  }

  private static float[] positive(ModelTensors tensors, String name, int count) {
    float[] values = tensors.finiteFloats(name, Tensor.Type.F32, count);
    for (float value : values) {
      if (!(value > 0)) {
        throw tensors.damage("tensor '" + name + "' holds " + value);
      }
    }
    return values;
  }
}
