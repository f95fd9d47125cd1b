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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
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

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int ROUNDS = Integer.getInteger("spikepress.fuzz", 1);
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final List<String> EXTREMES =
      List.of(
          "0", "-1", "1", "2147483647", "9223372036854775807", "1e308", "NaN", "", "x", "65536");

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
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 1500, seed = "2004")
  void damagedFieldsAreValuesOrOneLine(
      @ForAll @IntRange(min = 0, max = 40) int example, @ForAll long seed) throws IOException {
    Assume.that(example < WHOLE.size());
    Path file = List.copyOf(WHOLE.keySet()).get(example);
    for (int round = 0; round < ROUNDS; round++) {
      Random random = new Random(seed + 31L * round);
      List<Map.Entry<Path, byte[]>> parts = List.copyOf(WHOLE.get(file).entrySet());
      Map.Entry<Path, byte[]> part = parts.get(random.nextInt(parts.size()));
      Files.write(part.getKey(), mutated(part.getValue(), random));
      try {
        long allocated =
            Assertions.assertTimeout(
                LIMIT, () -> Allocation.of(() -> read(file, PROPERTIES.get(file))));
        Assertions.assertTrue(allocated < BOUND, file + " took " + allocated + ", seed " + seed);
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
      if (e.getMessage().contains("\n")) {
        throw new AssertionError("not one line: " + e.getMessage());
      }
    }
  }

  /** A cut, some bytes, an integer of the header, or a number of a text. */
  private static byte[] mutated(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    int kind = random.nextInt(8);
    if (kind == 0) {
      return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }
    if (kind <= 2 && NUMBER.matcher(text(bytes)).find()) {
      return withOtherNumber(bytes, random);
    }
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      // Headers are short, and most of what can go wrong is there
      int reach = random.nextInt(4) == 0 ? bytes.length : Math.min(bytes.length, 2048);
      int at = random.nextInt(reach);
      if (kind <= 5 && at + Integer.BYTES <= bytes.length) {
        int[] extremes = {0, -1, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x10000, 0x7fff};
        ByteBuffer.wrap(bytes)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(at, extremes[random.nextInt(extremes.length)]);
      } else {
        bytes[at] = (byte) random.nextInt(256);
      }
    }
    return bytes;
  }

  private static byte[] withOtherNumber(byte[] bytes, Random random) {
    String text = text(bytes);
    List<MatchResult> numbers = NUMBER.matcher(text).results().limit(400).toList();
    MatchResult number = numbers.get(random.nextInt(numbers.size()));
    String other = EXTREMES.get(random.nextInt(EXTREMES.size()));
    return (text.substring(0, number.start()) + other + text.substring(number.end()))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
