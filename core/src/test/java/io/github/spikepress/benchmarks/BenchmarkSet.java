// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.benchmarks;

import io.github.spikepress.evaluation.ComparisonSet;
import io.github.spikepress.evaluation.Split;
import io.github.spikepress.evaluation.Trial;
import io.github.spikepress.files.NpyFile;
import io.github.spikepress.files.NumericArray;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.recording.SignalUnits;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.SpikeMetadata;
import io.github.spikepress.waveforms.SpikeSource;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * One split of one of the sets on which the reference figures were measured.
 *
 * @param training what a codec may see
 * @param test what it is measured on
 */
public record BenchmarkSet(Waveforms training, Waveforms test) {

  /** The names of the sets. */
  public static final List<String> NAMES = List.of("REAL", "D2_005", "D2_02", "HC1", "HUMAN");

  /** Spikes of REAL that are consecutive in time and split together. */
  private static final int GROUP = 4;

  /** Spikes of REAL that come from the first of its two recordings. */
  private static final int FIRST_RECORDING = 778 * GROUP;

  /** All splits of a set. */
  public static List<BenchmarkSet> splits(String name, Path data) {
    ComparisonSet set = comparison(name, data);
    Waveforms all = set.spikes().waveforms();
    return set.trials().stream()
        .map(Trial::split)
        .map(split -> new BenchmarkSet(all.select(split.training()), all.select(split.test())))
        .toList();
  }

  /** A set with its labels and its splits. */
  public static ComparisonSet comparison(String name, Path data) {
    return switch (name) {
      case "REAL" -> real(data.resolve("benchmark"));
      case "D2_005" -> halves(name, data, "005");
      case "D2_02" -> halves(name, data, "02");
      case "HC1" -> hippocampus(data);
      case "HUMAN" -> human(data);
      default -> throw new IllegalArgumentException(name + " is none of " + NAMES);
    };
  }

  private static ComparisonSet real(Path folder) {
    NumericArray groups = NpyFile.read(folder.resolve("real_waveforms.npy"));
    int samples = groups.length(2);
    Waveforms waveforms = new Waveforms(groups.length(0) * GROUP, 1, samples, groups.toFloats());
    Spikes spikes =
        new Spikes(
            waveforms,
            Optional.empty(),
            Optional.of(unitsOfBoth(NpyFile.read(folder.resolve("real_labels.npy")).toInts())),
            new SpikeMetadata("real_waveforms.npy", 24_000, SignalUnits.UNKNOWN, 19));
    return masked("REAL", spikes, GROUP, folder.resolve("real_training.npy"));
  }

  /** The neurons of the second recording are others than those of the first. */
  private static int[] unitsOfBoth(int[] labels) {
    return IntStream.range(0, labels.length)
        .map(i -> i < FIRST_RECORDING || labels[i] < 0 ? labels[i] : labels[i] + 100)
        .toArray();
  }

  private static ComparisonSet halves(String name, Path data, String noise) {
    Spikes spikes =
        read(data.resolve("wave_clus_simulator/spikes_C_Difficult2_noise" + noise + ".mat"));
    int count = spikes.waveforms().numSpikes();
    return new ComparisonSet(name, spikes, Trial.byTime(count, 1, 1, 1));
  }

  private static ComparisonSet hippocampus(Path data) {
    Spikes spikes = read(data.resolve("hc1_tetrode/d533101.mat"));
    return masked("HC1", spikes, 1, data.resolve("benchmark/hc1_training.npy"));
  }

  private static ComparisonSet human(Path data) {
    Spikes all = read(data.resolve("real_extracellular/human_blackrock/Recording3.mat"));
    int[] training = NpyFile.read(data.resolve("benchmark/human_training_index.npy")).toInts();
    int[] test = NpyFile.read(data.resolve("benchmark/human_test_index.npy")).toInts();
    return new ComparisonSet("HUMAN", all, Trial.given(List.of(new Split(training, test))));
  }

  /** Splits of groups: a row each, 1 = training. */
  private static ComparisonSet masked(String name, Spikes spikes, int group, Path masks) {
    NumericArray rows = NpyFile.read(masks);
    int count = spikes.waveforms().numSpikes();
    List<Split> splits =
        IntStream.range(0, rows.length(0))
            .mapToObj(
                row ->
                    new Split(
                        where(count, i -> rows.get(row, i / group) == 1),
                        where(count, i -> rows.get(row, i / group) == 0)))
            .toList();
    return new ComparisonSet(name, spikes, Trial.given(splits));
  }

  private static int[] where(int count, IntPredicate wanted) {
    return IntStream.range(0, count).filter(wanted).toArray();
  }

  private static Spikes read(Path file) {
    return SpikeSource.read(file, SignalProperties.NONE, CuttingSettings.DEFAULT, Progress.SILENT);
  }
}
