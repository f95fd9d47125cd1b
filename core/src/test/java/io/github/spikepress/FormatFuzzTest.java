// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress;

import io.github.spikepress.errors.SpikePressException;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.Recording;
import io.github.spikepress.recording.Recordings;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.recording.examples.RecordingExample;
import io.github.spikepress.recording.examples.RecordingExamples;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.SpikeSource;
import io.github.spikepress.waveforms.examples.CutSpikeExample;
import io.github.spikepress.waveforms.examples.CutSpikeExamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Assertions;
import org.opentest4j.TestAbortedException;

/**
 * Whatever is done to the fields of a file, reading it ends with values or with one of the three
 * refusals, soon and in bounded memory. {@code -Dspikepress.fuzz=100} makes a hundred times as many
 * tries.
 */
class FormatFuzzTest {

  /** Bytes that reading one damaged file of some kilobytes may ask for, all in all. */
  private static final long BOUND = 96L << 20;

  private static final FuzzCounts COUNTS = new FuzzCounts("readers", BOUND);

  private static Path folder;
  private static final Map<Path, Map<Path, byte[]>> WHOLE = new LinkedHashMap<>();
  private static final Map<Path, SignalProperties> PROPERTIES = new LinkedHashMap<>();

  @BeforeContainer
  static void writeExamples() throws IOException {
    folder = Files.createTempDirectory("fuzz");
    Random random = new Random(2);
    for (RecordingExample example : RecordingExamples.all()) {
      int[][] steps = new int[2][1920];
      for (int[] channel : steps) {
        Arrays.setAll(channel, i -> random.nextInt(200) - 100);
      }
      Path own = Files.createTempDirectory(folder, "recording");
      add(() -> example.write(own, steps), own, example.properties(2));
    }
    for (CutSpikeExample example : CutSpikeExamples.all()) {
      Path own = Files.createTempDirectory(folder, "spikes");
      int[][][] steps = new int[20][example.numChannels()][16];
      add(() -> example.write(own, steps), own, SignalProperties.NONE);
    }
  }

  private interface Writing {
    Path write() throws IOException;
  }

  private static void add(Writing writing, Path own, SignalProperties properties)
      throws IOException {
    try {
      Path file = writing.write();
      Map<Path, byte[]> content = new LinkedHashMap<>();
      try (var files = Files.walk(own)) {
        for (Path part : files.filter(Files::isRegularFile).sorted().toList()) {
          content.put(part, Files.readAllBytes(part));
        }
      }
      WHOLE.put(file, content);
      PROPERTIES.put(file, properties);
    } catch (TestAbortedException e) {
      // The program that writes this example is not installed
    }
  }

  @AfterContainer
  static void deleteExamples() throws IOException {
    COUNTS.print();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 1500, seed = "2004")
  void damagedFieldsAreValuesOrOneLine(@ForAll long seed) throws IOException {
    List<Path> examples = List.copyOf(WHOLE.keySet());
    for (int round = 0; round < FuzzCounts.ROUNDS; round++) {
      Random random = FuzzCounts.random(seed, round);
      Path file = examples.get(random.nextInt(examples.size()));
      List<Map.Entry<Path, byte[]>> parts = List.copyOf(WHOLE.get(file).entrySet());
      Map.Entry<Path, byte[]> part = parts.get(random.nextInt(parts.size()));
      Files.write(part.getKey(), FuzzedBytes.of(part.getValue(), random));
      try {
        COUNTS.input(
            file.getFileName() + ", seed " + seed + ", round " + round,
            () -> read(file, PROPERTIES.get(file)));
      } finally {
        Files.write(part.getKey(), part.getValue());
      }
    }
  }

  private static void read(Path file, SignalProperties properties) {
    try {
      if (Recordings.find(file).isEmpty()) {
        SpikeSource.read(file, properties, CuttingSettings.DEFAULT, Progress.SILENT);
        return;
      }
      try (Recording recording = Recordings.open(file, properties)) {
        int count = (int) Math.min(4000, recording.numSamples());
        Assertions.assertTrue(recording.numChannels() < 1 << 17);
        int channels = recording.numChannels();
        int samples = channels == 0 ? 0 : Math.min(count, (1 << 20) / channels);
        float[][] into = new float[channels][samples];
        recording.read(0, samples, into);
        recording.read(recording.numSamples() - samples, samples, into);
        recording.metadata();
      }
    } catch (SpikePressException e) {
      COUNTS.refused();
      if (e.getMessage().contains("\n")) {
        throw new AssertionError("not one line: " + e.getMessage());
      }
    }
  }
}
