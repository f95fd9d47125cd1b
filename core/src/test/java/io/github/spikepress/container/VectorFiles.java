// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.spikepress.codec.BundledModels;
import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.container.bounded.ErrorBound;
import io.github.spikepress.container.spikes.SpikePieces;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.simulation.SimulationSettings;
import io.github.spikepress.simulation.Simulator;
import io.github.spikepress.waveforms.CutWindow;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.SpikeSource;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.WaveformDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The test vectors of the codecs: simulated spikes, each file with its exact contents in a {@code
 * .json} beside it. Running this class writes those that are missing; existing ones are never
 * touched.
 */
final class VectorFiles {

  static final Path FOLDER =
      Path.of(System.getProperty("spikepress.root", ".."), "resources", "format", "vectors");

  private static final int SPIKES = 48;
  private static final double HZ = 10_000;
  private static final long SEED = 1;

  private VectorFiles() {}

  /** How a vector is made. */
  private interface Making {
    void write(Path file);
  }

  /** Writes missing vectors. */
  public static void main(String[] arguments) throws IOException {
    for (Map.Entry<String, Making> vector : vectors().entrySet()) {
      Path file = FOLDER.resolve(vector.getKey() + ".spkz");
      if (!Files.exists(file)) {
        vector.getValue().write(file);
        Files.writeString(contents(file), summary(file, ModelSource.BUNDLED) + "\n");
        System.out.println(file.getFileName() + " " + Files.size(file));
      }
    }
  }

  private static Map<String, Making> vectors() {
    Map<String, Making> vectors = new TreeMap<>();
    vectors.put("pca-v1", file -> trained(file, "pca", 2, Map.of()));
    vectors.put(
        "pca-fixed16-v1",
        file -> trained(file, "pca", 2, Map.of("coder", "fixed16", "channels", "separate")));
    vectors.put("dct-v1", file -> trained(file, "dct", 1, Map.of()));
    vectors.put("dct-fixed16-v1", file -> trained(file, "dct", 2, Map.of("coder", "fixed16")));
    vectors.put("dwt-v1", file -> trained(file, "dwt", 1, Map.of()));
    vectors.put("dwt-fixed16-v1", file -> trained(file, "dwt", 2, Map.of("coder", "fixed16")));
    vectors.put("cs-v1", file -> trained(file, "cs", 1, Map.of()));
    vectors.put("kmeans-v1", file -> trained(file, "kmeans", 2, Map.of()));
    vectors.put("rvq-v1", file -> trained(file, "rvq", 1, Map.of()));
    vectors.put("trellis-v1", file -> trained(file, "trellis", 2, Map.of("classes", "3")));
    vectors.put("trellis-adaptive-v1", file -> bundled(file, "trellis-1x40-10000", 1));
    vectors.put("trellis-tuned-v1", file -> bundled(file, "trellis-tuned-1x40-10000", 1));
    vectors.put("trellis-tuned-4-v1", file -> bundled(file, "trellis-tuned-4x40-10000", 4));
    vectors.put(
        "cae-v1",
        file ->
            trained(
                file,
                "cae",
                1,
                Map.of("width", "8", "groups", "2", "k", "16", "n_feat", "4", "m_spk", "4")));
    vectors.put(
        "cae-modern-v1",
        file ->
            trained(
                file,
                "cae",
                1,
                Map.of("preset", "modern", "width", "8", "groups", "2", "k", "16")));
    vectors.put("pca-bounded-v2", file -> bounded(file, 0.5));
    return vectors;
  }

  private static void trained(Path file, String family, int channels, Map<String, String> options) {
    write(file, trained(family, spikes(channels), options), spikes(channels), Optional.empty());
  }

  private static SpikeCodec trained(String family, Spikes spikes, Map<String, String> options) {
    OptionalInt epochs = family.equals("cae") ? OptionalInt.of(2) : OptionalInt.empty();
    TrainingRequest request = new TrainingRequest(new RateTarget.Unspecified(), epochs, options);
    return CodecFamilies.named(family)
        .train(spikes.waveforms(), request, SEED, TrainingMonitor.SILENT);
  }

  private static void bundled(Path file, String model, int channels) {
    SpikeCodec codec = CodecFamilies.load(BundledModels.named(model + ".safetensors"));
    write(file, codec, spikes(channels), Optional.empty());
  }

  private static void bounded(Path file, double bound) {
    Spikes integers = BoundedErrorTest.integers(spikes(2));
    SpikeCodec codec = trained("pca", integers, Map.of());
    write(file, codec, integers, Optional.of(new ErrorBound(bound)));
  }

  private static void write(
      Path file, SpikeCodec codec, Spikes spikes, Optional<ErrorBound> bound) {
    boolean named =
        BundledModels.findBySha256(io.github.spikepress.codec.ModelFile.sha256(codec.model()))
            .isPresent();
    SpkzWriter.write(
        file,
        codec,
        spikes.metadata(),
        new WriteSettings(!named, true, ModelSource.BUNDLED).withBound(bound),
        sink -> sink.accept(spikes),
        Progress.SILENT);
  }

  /** The first spikes of a simulation; a short window keeps the models small. */
  private static Spikes spikes(int channels) {
    SimulationSettings settings =
        SimulationSettings.DEFAULT.withSamplingFrequency(HZ).withSize(4, channels);
    CuttingSettings cutting = CuttingSettings.DEFAULT.withWindow(new CutWindow(14, 26));
    Spikes all =
        SpikeSource.of(Simulator.simulate(settings, 3), cutting).readAll(Progress.SILENT).spikes();
    return SpikePieces.slice(all, 0, Math.min(SPIKES, all.waveforms().numSpikes()));
  }

  static Path contents(Path vector) {
    return vector.resolveSibling(vector.getFileName().toString().replace(".spkz", ".json"));
  }

  /** What both readers tell about a file, in the same words. */
  static JsonObject summary(Path path, ModelSource models) {
    JsonObject json = new JsonObject();
    try (SpkzFile file = SpkzFile.open(path)) {
      Spikes spikes = file.read(file.codec(models), Progress.SILENT);
      json.addProperty("source", file.metadata().spikes().sourceName());
      json.addProperty("codec", file.metadata().codec());
      json.addProperty("spikes", file.numSpikes());
      json.addProperty("input_sha256", file.inputSha256());
      json.addProperty("model_sha256", file.modelSha256());
      Optional<SpikeEvents> events = spikes.events();
      json.add("times", array(events.map(SpikeEvents::samples).orElse(new long[0])));
      json.add("channels", array(widened(events.map(SpikeEvents::channels).orElse(new int[0]))));
      json.add("labels", array(widened(spikes.labels().orElse(new int[0]))));
      json.addProperty("waveforms_sha256", WaveformDigest.sha256Hex(spikes.waveforms()));
    }
    return json;
  }

  private static long[] widened(int[] values) {
    return Arrays.stream(values).asLongStream().toArray();
  }

  private static JsonArray array(long[] values) {
    JsonArray array = new JsonArray();
    for (long value : values) {
      array.add(value);
    }
    return array;
  }
}
