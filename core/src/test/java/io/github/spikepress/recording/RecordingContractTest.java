// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.Allocation;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.SpikePressException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.examples.RecordingExample;
import io.github.spikepress.recording.examples.RecordingExamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every reader of recordings keeps to. */
class RecordingContractTest {

  private static final int NUM_CHANNELS = 5;
  private static final int NUM_SAMPLES = 1920;
  private static final int LONG = 200 * NUM_SAMPLES;
  private static final long BOUND = 16L << 20;

  @TempDir Path folder;

  static List<RecordingExample> examples() {
    return RecordingExamples.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void valuesAreThoseThatWereWritten(RecordingExample example) throws IOException {
    int[][] steps = steps(NUM_SAMPLES);
    try (Recording recording = open(example, example.write(folder, steps))) {
      assertEquals(NUM_CHANNELS, recording.numChannels());
      assertEquals(NUM_SAMPLES, recording.numSamples());
      assertEquals(example.samplingFrequencyHz(), recording.samplingFrequencyHz(), 1e-6);
      assertTrue(recording.units().calibrated());
      float[][] values = all(recording);
      for (int channel = 0; channel < NUM_CHANNELS; channel++) {
        for (int i = 0; i < NUM_SAMPLES; i++) {
          double expected = steps[channel][i] * example.gainUv(channel);
          double got = values[channel][i] * recording.units().gainUv();
          assertEquals(expected, got, 1e-9 + 1e-6 * Math.abs(expected));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void channelsAndSourceAreNamed(RecordingExample example) throws IOException {
    Path file = example.write(folder, steps(NUM_SAMPLES));
    try (Recording recording = open(example, file)) {
      RecordingMetadata metadata = recording.metadata();
      assertEquals(example.channelNames(NUM_CHANNELS), metadata.channelNames());
      SourceFile source = metadata.source().orElseThrow();
      assertEquals(Files.size(example.data(file)), source.bytes());
      assertEquals(64, source.sha256Hex(Progress.SILENT).length());
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anyRangeReadsAsPartOfTheWhole(RecordingExample example) throws IOException {
    try (Recording recording = open(example, example.write(folder, steps(2 * NUM_SAMPLES)))) {
      float[][] whole = all(recording);
      Random random = new Random(3);
      for (int round = 0; round < 100; round++) {
        int start = random.nextInt(whole[0].length + 1);
        requireRange(recording, whole, start, random.nextInt(whole[0].length + 1 - start));
      }
      float[][] into = new float[NUM_CHANNELS][4];
      assertThrows(IndexOutOfBoundsException.class, () -> recording.read(-1, 2, into));
      long end = whole[0].length;
      assertThrows(IndexOutOfBoundsException.class, () -> recording.read(end - 1, 2, into));
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void threadsMayReadAtOnce(RecordingExample example) throws IOException {
    try (Recording recording = open(example, example.write(folder, steps(2 * NUM_SAMPLES)))) {
      float[][] whole = all(recording);
      IntStream.range(0, 200)
          .parallel()
          .forEach(i -> requireRange(recording, whole, i * 17, 100 + i));
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aShortRangeOfALongFileTakesLittleMemory(RecordingExample example) throws IOException {
    Path file = example.write(folder, steps(LONG));
    float[][] into = new float[NUM_CHANNELS][100];
    open(example, file).close();
    long allocated =
        Allocation.of(
            () -> {
              try (Recording recording = open(example, file)) {
                assertEquals(LONG, recording.numSamples());
                recording.read(LONG - 1000, 100, into);
                recording.read(LONG / 2, 100, into);
              }
            });
    long whole = (long) NUM_CHANNELS * LONG * Short.BYTES;
    assertTrue(allocated < whole / 2, allocated + " bytes for a piece of " + whole);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aClosedRecordingSaysSo(RecordingExample example) throws IOException {
    Recording recording = open(example, example.write(folder, steps(NUM_SAMPLES)));
    recording.close();
    recording.close();
    float[][] into = new float[NUM_CHANNELS][NUM_SAMPLES];
    String message =
        assertThrows(WrongArgumentException.class, () -> recording.read(0, NUM_SAMPLES, into))
            .getMessage();
    assertTrue(message.contains("closed"), message);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aCutFileIsNoticedOrReadsAsWhatIsLeft(RecordingExample example) throws IOException {
    Path file = example.write(folder, steps(NUM_SAMPLES));
    float[][] whole;
    try (Recording recording = open(example, file)) {
      whole = all(recording);
    }
    Path data = example.data(file);
    byte[] bytes = Files.readAllBytes(data);
    Random random = new Random(5);
    for (int round = 0; round < 60; round++) {
      int length = round < 20 ? bytes.length - 1 - round : random.nextInt(bytes.length);
      Files.write(data, Arrays.copyOf(bytes, length));
      Optional<float[][]> read = readOrRefuse(example, file);
      if (example.saysItsLength()) {
        assertFalse(read.isPresent(), "cut to " + length + " of " + bytes.length);
      } else {
        read.ifPresent(left -> requireStartOf(whole, left));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aFileCutWhileItIsOpenIsDamaged(RecordingExample example) throws IOException {
    Path file = example.write(folder, steps(LONG));
    try (Recording recording = open(example, file)) {
      Path data = example.data(file);
      try (var channel =
          java.nio.channels.FileChannel.open(data, java.nio.file.StandardOpenOption.WRITE)) {
        channel.truncate(Files.size(data) / 2);
      }
      float[][] into = new float[NUM_CHANNELS][LONG];
      if (example.noticesACutWhileOpen()) {
        assertThrows(DamagedFileException.class, () -> recording.read(0, LONG, into));
      } else {
        recording.read(0, LONG, into);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void otherContentAndNoContentAreOneLine(RecordingExample example) throws IOException {
    Path file = example.write(folder, steps(NUM_SAMPLES));
    byte[] noise = new byte[5001];
    new Random(1).nextBytes(noise);
    byte[] words = "This is a letter, not a recording.\n".repeat(300).getBytes();
    for (byte[] content : List.of(noise, words, new byte[0], new byte[1], new byte[4097])) {
      Files.write(file, content);
      Optional<float[][]> read = readOrRefuse(example, file).filter(v -> v[0].length > 0);
      assertTrue(example.acceptsAnyContent() || read.isEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void hostileSizesAreRefusedBeforeMemoryIsTaken(RecordingExample example) throws IOException {
    for (Map.Entry<String, Path> claim : example.hostile(folder).entrySet()) {
      long allocated =
          Allocation.of(
              () ->
                  assertFalse(
                      readOrRefuse(example, claim.getValue()).isPresent(),
                      "accepted: " + claim.getKey()));
      assertTrue(allocated < BOUND, claim.getKey() + " took " + allocated + " bytes");
    }
  }

  /** The samples; empty if the file was refused, in one line. */
  private static Optional<float[][]> readOrRefuse(RecordingExample example, Path file) {
    try (Recording recording = open(example, file)) {
      return Optional.of(all(recording));
    } catch (SpikePressException e) {
      assertFalse(e.getMessage().contains("\n"), e.getMessage());
      assertFalse(e.getMessage().contains("null"), e.getMessage());
      return Optional.empty();
    }
  }

  private static Recording open(RecordingExample example, Path file) {
    return Recordings.open(file, example.properties(NUM_CHANNELS));
  }

  private static float[][] all(Recording recording) {
    int count = Math.toIntExact(recording.numSamples());
    float[][] values = new float[recording.numChannels()][count];
    recording.read(0, count, values);
    return values;
  }

  private static void requireRange(Recording recording, float[][] whole, int start, int count) {
    float[][] piece = new float[whole.length][count];
    recording.read(start, count, piece);
    for (int channel = 0; channel < whole.length; channel++) {
      assertArrayEquals(Arrays.copyOfRange(whole[channel], start, start + count), piece[channel]);
    }
  }

  private static void requireStartOf(float[][] whole, float[][] left) {
    for (int channel = 0; channel < left.length; channel++) {
      assertArrayEquals(Arrays.copyOf(whole[channel], left[channel].length), left[channel]);
    }
  }

  private static int[][] steps(int numSamples) {
    Random random = new Random(7);
    int[][] steps = new int[NUM_CHANNELS][numSamples];
    for (int[] channel : steps) {
      for (int i = 0; i < numSamples; i++) {
        channel[i] = random.nextInt(2000) - 1000;
      }
    }
    steps[1][5] = Short.MIN_VALUE;
    steps[2][6] = Short.MAX_VALUE;
    return steps;
  }
}
