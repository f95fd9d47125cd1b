// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.spikepress.Python;
import io.github.spikepress.RealData;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.Recording;
import io.github.spikepress.recording.Recordings;
import io.github.spikepress.recording.SignalProperties;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The real files against what {@code src/test/python/independent_reader.py} finds in them by means
 * of NumPy and SciPy alone.
 */
class RealFilesTest {

  private static final int PART = 1000;

  static List<Map.Entry<String, JsonElement>> files() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            RealFilesTest.class.getResourceAsStream("/recording/real-files.json"),
            StandardCharsets.UTF_8)) {
      return List.copyOf(JsonParser.parseReader(reader).getAsJsonObject().entrySet());
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void readsAsTheIndependentReader(Map.Entry<String, JsonElement> entry) {
    Path file = RealData.file(entry.getKey());
    JsonObject expected = entry.getValue().getAsJsonObject();
    boolean isFlat = expected.has("flat");
    SignalProperties properties =
        new SignalProperties(
            isFlat ? OptionalDouble.of(expected.get("hz").getAsDouble()) : OptionalDouble.empty(),
            isFlat ? OptionalInt.of(expected.get("flat").getAsInt()) : OptionalInt.empty(),
            OptionalDouble.empty());
    if (expected.get("kind").getAsString().equals("recording")) {
      requireRecording(file, properties, expected);
    } else {
      requireSpikes(file, properties, expected);
    }
  }

  @Test
  void figuresAreThoseOfTheScript() throws IOException {
    Path root = RealData.file("file_formats").getParent();
    String text = Python.run("numpy,scipy", "independent_reader.py", root.toString());
    assertEquals(files(), List.copyOf(JsonParser.parseString(text).getAsJsonObject().entrySet()));
  }

  private static void requireRecording(
      Path file, SignalProperties properties, JsonObject expected) {
    try (Recording recording = Recordings.open(file, properties)) {
      int numSamples = Math.toIntExact(recording.numSamples());
      requireShape(expected, recording.numChannels(), numSamples);
      assertEquals(expected.get("hz").getAsDouble(), recording.samplingFrequencyHz(), 1e-9);
      requireGain(expected, recording.units().gainUv());
      JsonArray names = expected.getAsJsonArray("names");
      List<String> found = recording.metadata().channelNames();
      assertEquals(names.get(0).getAsString(), found.get(0));
      assertEquals(names.get(1).getAsString(), found.get(found.size() - 1));
      float[][] values = new float[recording.numChannels()][numSamples];
      recording.read(0, numSamples, values);
      requireStart(expected, values[0]);
      double sum = 0;
      for (float[] channel : values) {
        for (float value : channel) {
          sum += value;
        }
      }
      requireSum(expected, sum);
      float[][] part = new float[recording.numChannels()][Math.min(PART, numSamples)];
      recording.read(0, part[0].length, part);
      WaveformDigest digest = new WaveformDigest();
      for (float[] channel : part) {
        digest.update(new Waveforms(1, 1, channel.length, channel));
      }
      requireHash(expected, digest);
    }
  }

  private static void requireSpikes(Path file, SignalProperties properties, JsonObject expected) {
    Spikes spikes = SpikeSource.read(file, properties, CuttingSettings.DEFAULT, Progress.SILENT);
    Waveforms waveforms = spikes.waveforms();
    requireShape(expected, waveforms.numSpikes(), waveforms.numChannels(), waveforms.numSamples());
    if (!expected.get("hz").isJsonNull()) {
      assertEquals(expected.get("hz").getAsDouble(), spikes.metadata().samplingFrequencyHz());
    }
    requireGain(expected, spikes.metadata().units().gainUv());
    requireStart(expected, waveforms.values());
    double sum = 0;
    for (float value : waveforms.values()) {
      sum += value;
    }
    requireSum(expected, sum);
    WaveformDigest digest = new WaveformDigest();
    digest.update(waveforms);
    requireHash(expected, digest);
    requireTotal(expected.get("times"), spikes.events().map(e -> Arrays.stream(e.samples()).sum()));
    requireTotal(
        expected.get("labels"), spikes.labels().map(l -> Arrays.stream(l).asLongStream().sum()));
  }

  private static void requireTotal(JsonElement expected, Optional<Long> found) {
    assertEquals(
        expected.isJsonNull() ? Optional.empty() : Optional.of(expected.getAsLong()), found);
  }

  private static void requireShape(JsonObject expected, int... found) {
    JsonArray shape = expected.getAsJsonArray("shape");
    assertEquals(shape.size(), found.length);
    for (int d = 0; d < found.length; d++) {
      assertEquals(shape.get(d).getAsInt(), found[d]);
    }
  }

  private static void requireGain(JsonObject expected, double found) {
    if (expected.get("gain_uv").isJsonNull()) {
      assertEquals(Double.NaN, found);
    } else {
      double gain = expected.get("gain_uv").getAsDouble();
      assertEquals(gain, found, 1e-12 * gain);
    }
  }

  private static void requireStart(JsonObject expected, float[] values) {
    JsonArray first = expected.getAsJsonArray("first");
    assertFalse(first.isEmpty());
    for (int i = 0; i < first.size(); i++) {
      assertEquals(first.get(i).getAsFloat(), values[i]);
    }
  }

  private static void requireSum(JsonObject expected, double found) {
    double sum = expected.get("sum").getAsDouble();
    assertEquals(sum, found, 1e-9 * Math.max(1, Math.abs(sum)));
  }

  private static void requireHash(JsonObject expected, WaveformDigest digest) {
    assertEquals(
        expected.get("sha256").getAsString(), java.util.HexFormat.of().formatHex(digest.finish()));
  }
}
