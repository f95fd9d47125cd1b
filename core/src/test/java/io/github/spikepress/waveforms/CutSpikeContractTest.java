// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.Allocation;
import io.github.spikepress.errors.SpikePressException;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.waveforms.examples.CutSpikeExample;
import io.github.spikepress.waveforms.examples.CutSpikeExamples;
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

/** What every reader of cut spikes keeps to. */
class CutSpikeContractTest {

  private static final int NUM_SPIKES = 40;
  private static final int NUM_SAMPLES = 24;
  private static final long BOUND = 16L << 20;

  @TempDir Path folder;

  static List<CutSpikeExample> examples() {
    return CutSpikeExamples.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void spikesAreThoseThatWereWritten(CutSpikeExample example) throws IOException {
    int[][][] steps = steps(example);
    Spikes spikes = read(example.write(folder, steps));
    Waveforms waveforms = spikes.waveforms();
    assertEquals(NUM_SPIKES, waveforms.numSpikes());
    assertEquals(example.numChannels(), waveforms.numChannels());
    assertEquals(NUM_SAMPLES, waveforms.numSamples());
    assertEquals(example.gainUv(), spikes.metadata().units().gainUv(), 1e-12);
    for (int spike = 0; spike < NUM_SPIKES; spike++) {
      for (int c = 0; c < example.numChannels(); c++) {
        for (int i = 0; i < NUM_SAMPLES; i++) {
          assertEquals(steps[spike][c][i], waveforms.get(spike, c, i));
        }
      }
    }
    if (example.bringsTimesAndUnits()) {
      assertArrayEquals(
          IntStream.range(0, NUM_SPIKES).mapToLong(i -> 100 + 50L * i).toArray(),
          spikes.events().orElseThrow().samples());
      assertArrayEquals(
          IntStream.range(0, NUM_SPIKES).map(i -> i % 3 == 0 ? -1 : i % 3).toArray(),
          spikes.labels().orElseThrow());
      assertEquals(30_000, spikes.metadata().samplingFrequencyHz());
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aCutFileIsNoticedOrReadsAsWhatIsLeft(CutSpikeExample example) throws IOException {
    Path file = example.write(folder, steps(example));
    Waveforms whole = read(file).waveforms();
    byte[] bytes = Files.readAllBytes(file);
    Random random = new Random(5);
    for (int round = 0; round < 80; round++) {
      int length = round < 20 ? bytes.length - 1 - round : random.nextInt(bytes.length);
      Files.write(file, Arrays.copyOf(bytes, length));
      Optional<Spikes> read = readOrRefuse(file);
      if (example.saysItsLength()) {
        assertFalse(read.isPresent(), "cut to " + length + " of " + bytes.length);
      } else {
        read.ifPresent(
            left -> assertEquals(whole.slice(0, left.waveforms().numSpikes()), left.waveforms()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void otherContentAndNoContentAreOneLine(CutSpikeExample example) throws IOException {
    Path file = example.write(folder, steps(example));
    byte[] noise = new byte[5001];
    new Random(1).nextBytes(noise);
    byte[] words = "This is a letter, no spikes.\n".repeat(300).getBytes();
    for (byte[] content : List.of(noise, words, new byte[0], new byte[1], new byte[20_000])) {
      Files.write(file, content);
      assertFalse(readOrRefuse(file).isPresent());
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void hostileSizesAreRefusedBeforeMemoryIsTaken(CutSpikeExample example) throws IOException {
    for (Map.Entry<String, Path> claim : example.hostile(folder).entrySet()) {
      long allocated =
          Allocation.of(
              () ->
                  assertFalse(
                      readOrRefuse(claim.getValue()).isPresent(), "accepted: " + claim.getKey()));
      assertTrue(allocated < BOUND, claim.getKey() + " took " + allocated + " bytes");
    }
  }

  private static Optional<Spikes> readOrRefuse(Path file) {
    try {
      return Optional.of(read(file));
    } catch (SpikePressException e) {
      assertFalse(e.getMessage().contains("\n"), e.getMessage());
      assertFalse(e.getMessage().contains("null"), e.getMessage());
      return Optional.empty();
    }
  }

  private static Spikes read(Path file) {
    return SpikeSource.read(file, SignalProperties.NONE, CuttingSettings.DEFAULT, Progress.SILENT);
  }

  private static int[][][] steps(CutSpikeExample example) {
    Random random = new Random(7);
    int[][][] steps = new int[NUM_SPIKES][example.numChannels()][NUM_SAMPLES];
    for (int[][] spike : steps) {
      for (int[] channel : spike) {
        Arrays.setAll(channel, i -> random.nextInt(2000) - 1000);
      }
    }
    steps[1][0][5] = Short.MIN_VALUE;
    return steps;
  }
}
