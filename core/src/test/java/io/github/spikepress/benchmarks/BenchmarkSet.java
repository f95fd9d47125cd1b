// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.benchmarks;

import io.github.spikepress.waveforms.Waveforms;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Matrix;

/**
 * One split of one of the sets on which the reference figures were measured.
 *
 * @param training what a codec may see
 * @param test what it is measured on
 */
record BenchmarkSet(Waveforms training, Waveforms test) {

  static final List<String> NAMES = List.of("REAL", "D2_005", "D2_02", "HC1", "HUMAN");

  /** All splits of a set. */
  static List<BenchmarkSet> splits(String name, Path data) {
    return switch (name) {
      case "REAL" -> real(data);
      case "D2_005" -> halves(data, "005");
      case "D2_02" -> halves(data, "02");
      case "HC1" -> hippocampus(data);
      case "HUMAN" -> human(data);
      default -> throw new IllegalArgumentException(name + " is none of " + NAMES);
    };
  }

  private static List<BenchmarkSet> real(Path data) {
    NpyArray groups = NpyArray.read(data.resolve("benchmark/real_waveforms.npy"));
    Waveforms all = new Waveforms(groups.shape()[0], 4, groups.shape()[2], groups.values());
    return masked(all, NpyArray.read(data.resolve("benchmark/real_training.npy"))).stream()
        .map(set -> new BenchmarkSet(set.training.regroup(1), set.test.regroup(1)))
        .toList();
  }

  private static List<BenchmarkSet> masked(Waveforms all, NpyArray masks) {
    List<BenchmarkSet> splits = new ArrayList<>();
    int count = all.numSpikes();
    for (int split = 0; split < masks.shape()[0]; split++) {
      int row = split * count;
      splits.add(
          new BenchmarkSet(
              all.select(where(count, i -> masks.values()[row + i] == 1)),
              all.select(where(count, i -> masks.values()[row + i] == 0))));
    }
    return splits;
  }

  private static int[] where(int count, java.util.function.IntPredicate wanted) {
    return IntStream.range(0, count).filter(wanted).toArray();
  }

  private static List<BenchmarkSet> halves(Path data, String noise) {
    Matrix spikes =
        matrix(data.resolve("wave_clus_simulator/spikes_C_Difficult2_noise" + noise + ".mat"));
    int count = spikes.getNumRows();
    int samples = spikes.getNumCols();
    float[] values = new float[count * samples];
    for (int i = 0; i < values.length; i++) {
      values[i] = spikes.getFloat(i / samples, i % samples);
    }
    Waveforms all = new Waveforms(count, 1, samples, values);
    return List.of(new BenchmarkSet(all.slice(0, count / 2), all.slice(count / 2, count)));
  }

  private static Matrix matrix(Path file) {
    try {
      return Mat5.readFromFile(file.toFile()).getMatrix("spikes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<BenchmarkSet> hippocampus(Path data) {
    try {
      Matrix spikes =
          Mat5.readFromFile(data.resolve("hc1_tetrode/d533101.mat").toFile())
              .getMatrix("ec_spikes");
      int[] shape = spikes.getDimensions();
      float[] values = new float[shape[0] * shape[1] * shape[2]];
      for (int i = 0; i < values.length; i++) {
        int sample = i % shape[1];
        int channel = i / shape[1] % shape[0];
        int spike = i / (shape[0] * shape[1]);
        values[i] = spikes.getFloat(new int[] {channel, sample, spike});
      }
      Waveforms all = new Waveforms(shape[2], shape[0], shape[1], values);
      return masked(all, NpyArray.read(data.resolve("benchmark/hc1_training.npy")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<BenchmarkSet> human(Path data) {
    Path file = data.resolve("real_extracellular/human_blackrock/Recording3.mat");
    try (HdfFile hdf = new HdfFile(file)) {
      Dataset dataset = hdf.getDatasetByPath("NEV/Data/Spikes/Waveform");
      short[][] waveforms = (short[][]) dataset.getData();
      int samples = waveforms[0].length;
      float[] values = new float[waveforms.length * samples];
      for (int i = 0; i < values.length; i++) {
        values[i] = waveforms[i / samples][i % samples];
      }
      Waveforms all = new Waveforms(waveforms.length, 1, samples, values);
      return List.of(
          new BenchmarkSet(
              all.select(indexes(data.resolve("benchmark/human_training_index.npy"))),
              all.select(indexes(data.resolve("benchmark/human_test_index.npy")))));
    }
  }

  private static int[] indexes(Path file) {
    float[] values = NpyArray.read(file).values();
    return IntStream.range(0, values.length).map(i -> (int) values[i]).toArray();
  }
}
