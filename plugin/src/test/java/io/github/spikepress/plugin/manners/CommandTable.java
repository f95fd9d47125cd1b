// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.manners;

import io.github.spikepress.files.NpyFile;
import io.github.spikepress.files.NumericArray;
import io.github.spikepress.plugin.TestSpikes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Every command with quick inputs, in an order in which each finds what it needs. */
public final class CommandTable {

  /**
   * A command with its inputs.
   *
   * @param label its menu entry
   * @param inputs by name
   * @param outputs files that it writes
   */
  public record Row(String label, Map<String, String> inputs, List<Path> outputs) {

    @Override
    public String toString() {
      return label;
    }
  }

  private final Path folder;

  /** Writes the inputs; file names have a space, as names have. */
  public CommandTable(Path folder) {
    this.folder = folder;
    TestSpikes.cut(folder);
    TestSpikes.recording(folder);
    Random random = new Random(1);
    double[] bins = random.doubles(10 * 10 * 3, 0, 3).map(Math::floor).toArray();
    NpyFile.write(folder.resolve("the counts.npy"), NumericArray.of(bins, 10, 10, 3));
    writeCutOff();
  }

  /** A compressed file whose end is missing. */
  private void writeCutOff() {
    Path whole =
        Path.of(System.getProperty("spikepress.root"), "resources/format/vectors/trellis-v1.spkz");
    try {
      byte[] bytes = Files.readAllBytes(whole);
      Files.write(folder.resolve("cut off.spkz"), Arrays.copyOf(bytes, bytes.length - 10));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All commands. */
  public List<Row> rows() {
    String cut = file("cut.npy");
    String spkz = file("a file.spkz");
    String model = file("a model.safetensors");
    return List.of(
        row("Open Sample Recording"),
        row("Open Recording...", "input", file("sample.bin"), "detect", "true"),
        row("Train Codec...", "input", cut, "output", model, "codec", "pca", "seed", "3"),
        row(
            "Compress Spikes...",
            "input",
            cut,
            "output",
            spkz,
            "codec",
            model,
            "sampling_frequency",
            "24000",
            "embed_model",
            "true"),
        row(
            "Compress Live...",
            "source",
            file("sample.bin"),
            "output",
            file("live.spkz"),
            "sampling_frequency",
            "24000",
            "patience",
            "0.5"),
        row("Decompress Spikes...", "input", spkz, "output", file("restored.npy")),
        row("Compare Waveforms...", "input", cut, "compressed", spkz, "spikes", "20"),
        row(
            "Sort Spikes...",
            "input",
            cut,
            "output",
            file("units.csv"),
            "units",
            "3",
            "restarts",
            "5"),
        row(
            "Compare Codecs...",
            "input",
            cut,
            "output",
            file("comparison"),
            "codecs",
            "pca dct",
            "ratios",
            "20 40",
            "trials",
            "2",
            "restarts",
            "0",
            "limit",
            "false"),
        row(
            "Train Sorter...",
            "input",
            cut,
            "output",
            file("sorter.safetensors"),
            "units",
            "3",
            "epochs",
            "1"),
        row(
            "Train Dynamics...",
            "input",
            file("the counts.npy"),
            "output",
            file("dynamics.safetensors"),
            "epochs",
            "2",
            "network",
            "variational"),
        row(
            "Infer Dynamics...",
            "input",
            file("the counts.npy"),
            "model",
            file("dynamics.safetensors"),
            "output",
            file("rates.npy")),
        row("Inspect File...", "input", spkz),
        row("Recover File...", "input", file("cut off.spkz"), "output", file("saved.spkz")),
        row("Hardware Budget...", "input", spkz, "firing_rate", "12.5"),
        row("About SpikePress"));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static Row row(String label, String... inputs) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < inputs.length; i += 2) {
      values.put(inputs[i], inputs[i + 1]);
    }
    boolean writesFile = values.getOrDefault("output", "").contains(".");
    return new Row(label, values, writesFile ? List.of(Path.of(values.get("output"))) : List.of());
  }
}
