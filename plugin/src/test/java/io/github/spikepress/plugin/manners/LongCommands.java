// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.manners;

import io.github.spikepress.files.NpyFile;
import io.github.spikepress.files.NumericArray;
import io.github.spikepress.plugin.CommandRuns;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.simulation.SimulationSettings;
import io.github.spikepress.simulation.Simulator;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Work for every command that lasts for many seconds on any machine. */
final class LongCommands {

  /** Commands that are done before anybody could think of cancelling them. */
  static final List<String> SHORT =
      List.of("About SpikePress", "Hardware Budget...", "Open Sample Recording", "Recover File...");

  private static final int SPIKES = 100_000;
  private static final int PART = 4000;
  private static final int SAMPLES = 64;

  /**
   * A command with its inputs.
   *
   * @param label its menu entry
   * @param inputs by name
   * @param keeps whether cancelling keeps the best result so far
   */
  record Work(String label, Map<String, String> inputs, boolean keeps) {

    @Override
    public String toString() {
      return label + " " + inputs.getOrDefault("codec", inputs.getOrDefault("method", ""));
    }
  }

  private final Path folder;
  private final Path out;
  private final Path recording;
  private final Path cut;
  private final Path part;
  private final Path spkz;
  private final Path counts;
  private final Path dynamics;

  LongCommands(Path folder, Path out) {
    this.folder = folder;
    this.out = out;
    recording = folder.resolve("long.bin");
    cut = folder.resolve("cut.npy");
    part = folder.resolve("part.npy");
    spkz = folder.resolve("long.spkz");
    counts = folder.resolve("counts.npy");
    dynamics = folder.resolve("dynamics.safetensors");
    writeInputs();
  }

  private void writeInputs() {
    Simulator.write(recording, SimulationSettings.DEFAULT.withSize(60, 16), 1, Progress.SILENT);
    Random random = new Random(1);
    float[] values = new float[SPIKES * SAMPLES];
    for (int i = 0; i < values.length; i++) {
      double x = (i % SAMPLES - 20) / (3.0 + i / SAMPLES % 8);
      values[i] = (float) (-90 * Math.exp(-x * x) + 10 * random.nextGaussian());
    }
    NpyFile.write(cut, NumericArray.of(values, SPIKES, 1, SAMPLES));
    float[] few = Arrays.copyOf(values, PART * SAMPLES);
    NpyFile.write(part, NumericArray.of(few, PART, 1, SAMPLES));
    CommandRuns.outputs("Compress Spikes...", "input", cut, "output", spkz);
    double[] bins = random.doubles(400 * 100 * 50, 0, 3).map(Math::floor).toArray();
    NpyFile.write(counts, NumericArray.of(bins, 400, 100, 50));
    double[] less = random.doubles(10 * 100 * 50, 0, 3).map(Math::floor).toArray();
    Path fewer = folder.resolve("fewer.npy");
    NpyFile.write(fewer, NumericArray.of(less, 10, 100, 50));
    CommandRuns.outputs("Train Dynamics...", "input", fewer, "output", dynamics, "epochs", 1);
  }

  /** All of them. */
  List<Work> all() {
    return List.of(
        discards("Open Recording...", "input", recording, "detect", true),
        keeps("Train Codec...", "input", cut, "output", "m.safetensors", "codec", "trellis"),
        keeps("Train Codec...", "input", part, "output", "m.safetensors", "codec", "cae"),
        keeps("Train Codec...", "input", cut, "output", "m.safetensors", "codec", "rvq"),
        discards("Compress Spikes...", "input", recording, "output", "o.spkz"),
        discards(
            "Compress Spikes...", "input", cut, "output", "o.spkz", "codec", "auto", "ratio", 30),
        discards("Compress Spikes...", "input", cut, "output", "o.spkz", "codec", "cae"),
        keeps(
            "Compress Live...",
            "source",
            recording,
            "output",
            "o.spkz",
            "num_channels",
            16,
            "sampling_frequency",
            24_000,
            "patience",
            60),
        discards("Decompress Spikes...", "input", spkz, "output", "o.npy"),
        discards("Inspect File...", "input", spkz),
        discards("Compare Waveforms...", "input", cut, "compressed", spkz),
        discards("Sort Spikes...", "input", cut, "output", "o.csv", "method", "kmeans"),
        discards("Sort Spikes...", "input", cut, "output", "o.csv", "method", "auto"),
        discards("Sort Spikes...", "input", cut, "output", "o.csv", "method", "bnn"),
        discards("Compare Codecs...", "input", cut, "output", "comparison"),
        discards("Train Sorter...", "input", cut, "output", "s.safetensors"),
        keeps("Train Dynamics...", "input", counts, "output", "d.safetensors"),
        discards("Infer Dynamics...", "input", counts, "model", dynamics, "output", "r.npy"));
  }

  private Work keeps(String label, Object... inputs) {
    return new Work(label, inputs(inputs), true);
  }

  private Work discards(String label, Object... inputs) {
    return new Work(label, inputs(inputs), false);
  }

  private Map<String, String> inputs(Object... inputs) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < inputs.length; i += 2) {
      boolean output = inputs[i].equals("output");
      String value = inputs[i + 1].toString();
      values.put(inputs[i].toString(), output ? out.resolve(value).toString() : value);
    }
    return values;
  }
}
