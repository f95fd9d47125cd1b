// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.notebooks;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.evaluation.Split;
import io.github.spikepress.evaluation.SplitSettings;
import io.github.spikepress.files.NpyFile;
import io.github.spikepress.files.NumericArray;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.recording.SignalUnits;
import io.github.spikepress.simulation.FiringSettings;
import io.github.spikepress.simulation.SimulatedSpikes;
import io.github.spikepress.simulation.SimulationSettings;
import io.github.spikepress.waveforms.CutWindow;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.SpikeMetadata;
import io.github.spikepress.waveforms.SpikeSource;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.WaveformDigest;
import io.github.spikepress.waveforms.Waveforms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Where the spikes of the studies come from: the data folder, or the simulator in its place. */
final class StudyData {

  private static final int PORTS = 4;
  private static final double WAVE_CLUS_HZ = 24_000;
  private static final int WAVE_CLUS_PEAK = 19;
  private static final CutWindow WAVE_CLUS_WINDOW = new CutWindow(WAVE_CLUS_PEAK, 45);

  private final Optional<Path> folder;
  private final Map<String, String> used = new TreeMap<>();

  StudyData(Optional<Path> folder) {
    folder.ifPresent(
        path -> {
          if (!Files.isDirectory(path)) {
            throw new WrongArgumentException(
                "SPIKEPRESS_DATA: there is no folder " + path + "; leave it unset to simulate");
          }
        });
    this.folder = folder;
  }

  Optional<Path> file(String name) {
    return folder.map(path -> path.resolve(name)).filter(Files::isRegularFile);
  }

  boolean isThere() {
    return folder.isPresent();
  }

  /** The sets that were taken, with the hashes of their waveforms. */
  Map<String, String> used() {
    return used;
  }

  StudySpikes spikes(StudySet set, int most) {
    StudySpikes all =
        set.recorded() && folder.isPresent() ? recorded(set, folder.get()) : simulated(set);
    StudySpikes taken = first(all, most);
    used.put(taken.name(), WaveformDigest.sha256Hex(taken.spikes().waveforms()));
    return taken;
  }

  private static StudySpikes recorded(StudySet set, Path data) {
    return switch (set) {
      case WAVE_CLUS -> waveClus(set, data.resolve("benchmark"));
      case DIFFICULT2_LOW -> byTime(set, waveClusFile(data, "Difficult2_noise005"));
      case DIFFICULT2_HIGH -> byTime(set, waveClusFile(data, "Difficult2_noise02"));
      case HIPPOCAMPUS -> atRandom(set, read(data.resolve("hc1_tetrode/d533101.mat"), 10_000), 1);
      default -> throw new WrongArgumentException(set + " is not among the recordings");
    };
  }

  /** The set and the first of the five splits on which the reference figures were measured. */
  private static StudySpikes waveClus(StudySet set, Path benchmark) {
    NumericArray groups = NpyFile.read(benchmark.resolve("real_waveforms.npy"));
    int numSpikes = groups.length(0) * PORTS;
    Waveforms waveforms = new Waveforms(numSpikes, 1, groups.length(2), groups.toFloats());
    int[] labels = NpyFile.read(benchmark.resolve("real_labels.npy")).toInts();
    int[] trains = NpyFile.read(benchmark.resolve("real_training.npy")).toInts();
    SpikeMetadata metadata =
        new SpikeMetadata(set.title(), WAVE_CLUS_HZ, SignalUnits.UNKNOWN, WAVE_CLUS_PEAK);
    Split split =
        new Split(
            IntStream.range(0, numSpikes).filter(i -> trains[i / PORTS] == 1).toArray(),
            IntStream.range(0, numSpikes).filter(i -> trains[i / PORTS] == 0).toArray());
    return new StudySpikes(
        set.title(), new Spikes(waveforms, Optional.empty(), Optional.of(labels), metadata), split);
  }

  private static Spikes waveClusFile(Path data, String sequence) {
    return read(data.resolve("wave_clus_simulator/spikes_C_" + sequence + ".mat"), WAVE_CLUS_HZ);
  }

  private static Spikes read(Path file, double samplingFrequencyHz) {
    return SpikeSource.of(
            file,
            new SignalProperties(
                OptionalDouble.of(samplingFrequencyHz),
                OptionalInt.empty(),
                OptionalDouble.empty()),
            CuttingSettings.DEFAULT)
        .readAll(Progress.SILENT)
        .spikes();
  }

  private static StudySpikes byTime(StudySet set, Spikes spikes) {
    return new StudySpikes(
        set.title(), spikes, Split.of(spikes.waveforms().numSpikes(), SplitSettings.byTime(PORTS)));
  }

  private static StudySpikes atRandom(StudySet set, Spikes spikes, int groupSpikes) {
    return new StudySpikes(
        set.title(),
        spikes,
        Split.of(spikes.waveforms().numSpikes(), SplitSettings.random(groupSpikes, Study.SEED)));
  }

  private static StudySpikes simulated(StudySet set) {
    String name = "simulated stand-in for " + set.title();
    StudySpikes spikes =
        switch (set) {
          case WAVE_CLUS -> atRandom(set, simulate(6, 0.1, 0, 11), PORTS);
          case DIFFICULT1_LOW -> byTime(set, simulate(3, 0.05, 0, 12));
          case DIFFICULT1_HIGH -> byTime(set, simulate(3, 0.2, 0, 12));
          case DIFFICULT2_LOW -> byTime(set, simulate(3, 0.05, 0, 13));
          case DIFFICULT2_HIGH -> byTime(set, simulate(3, 0.2, 0, 13));
          case DRIFT -> byTime(set, simulate(3, 0.15, 0.6, 14));
          case HIPPOCAMPUS -> atRandom(set, tetrode(), 1);
        };
    return new StudySpikes(name, spikes.spikes(), spikes.split());
  }

  private static Spikes simulate(int units, double noise, double drift, long seed) {
    return likeWaveClus(
        SimulatedSpikes.make(
            SimulationSettings.DEFAULT
                .withNoise(noise, 0.1)
                .withUnits(units, FiringSettings.DEFAULT, drift, 0),
            CuttingSettings.DEFAULT.withWindow(WAVE_CLUS_WINDOW),
            seed,
            Progress.SILENT));
  }

  /**
   * Upright and with peaks of about 1, so that a model of one sequence fits the scale of others.
   */
  private static Spikes likeWaveClus(Spikes spikes) {
    Waveforms simulated = spikes.waveforms();
    double sum = 0;
    for (int i = 0; i < simulated.numSpikes(); i++) {
      sum += simulated.get(i, 0, WAVE_CLUS_PEAK);
    }
    float scale = (float) (simulated.numSpikes() / sum);
    float[] values = simulated.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= scale;
    }
    return new Spikes(
        new Waveforms(simulated.numSpikes(), 1, simulated.numSamples(), values),
        spikes.events(),
        spikes.labels(),
        spikes.metadata());
  }

  private static Spikes tetrode() {
    return SimulatedSpikes.make(
        SimulationSettings.DEFAULT.withSamplingFrequency(10_000).withSize(60, PORTS),
        CuttingSettings.DEFAULT.withWindow(new CutWindow(12, 28)),
        15,
        Progress.SILENT);
  }

  /** The first spikes of both parts, so that a quick run has the same proportions. */
  private static StudySpikes first(StudySpikes spikes, int most) {
    int[] training = spikes.split().training();
    int[] test = spikes.split().test();
    if (training.length + test.length <= most) {
      return spikes;
    }
    int half = most / 2;
    return spikes.with(
        new Split(
            Arrays.copyOf(training, Math.min(half, training.length)),
            Arrays.copyOf(test, Math.min(half, test.length))));
  }
}
