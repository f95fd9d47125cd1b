// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.Allocation;
import io.github.spikepress.RealData;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.SpikePressException;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.Recordings;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.SpikeSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happened to a file, reading it ends with values or with one of the three refusals: no
 * other exception, no error for want of memory, no endless loop.
 */
class DamagedFilesTest {

  private static final SignalProperties PROPERTIES =
      new SignalProperties(OptionalDouble.of(24_000), OptionalInt.of(1), OptionalDouble.empty());

  /** What the superblock of the file says. */
  private static final int WHOLE_LENGTH = 37_821;

  private static Path folder;

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("damaged");
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Property(tries = 700)
  void npy(@ForAll long seed, @ForAll @IntRange(max = 6) int flips) throws IOException {
    read(
        "a.npy", damaged(NpyFileTest.npy(1, "<f4", true, "(2, 3)", 1, 2, 3, 4, 5, 6), seed, flips));
  }

  @Property(tries = 700)
  void matWithCellsAndStructures(@ForAll long seed, @ForAll @IntRange(max = 6) int flips)
      throws IOException {
    read("a.mat", damaged(MatFileTest.nested(seed % 4 == 0), seed, flips));
  }

  @Property(tries = 500)
  void matWithSpikes(@ForAll long seed, @ForAll @IntRange(max = 6) int flips) throws IOException {
    read("a.mat", damaged(spikes(), seed, flips));
  }

  /** No property: a property whose data are absent fails instead of being skipped. */
  @Test
  void hdf5() throws IOException {
    byte[] whole =
        Files.readAllBytes(RealData.file("real_extracellular/human_blackrock/Recording3.mat"));
    for (int seed = 0; seed < 10; seed++) {
      // The structure lies in the first part; the rest is mostly numbers
      byte[] head = damaged(Arrays.copyOf(whole, 200_000), seed, 3 * seed + 1);
      byte[] content = whole.clone();
      System.arraycopy(head, 0, content, 0, head.length);
      read("b.mat", content);
    }
  }

  @Property(tries = 200)
  void sidecar(@ForAll long seed, @ForAll @IntRange(max = 3) int flips) throws IOException {
    Files.write(folder.resolve("c.bin"), new byte[4000]);
    String json =
        "{\"sampling_frequency\": 24000.0, \"num_channels\": 1, \"dtype\": \"int16\", \"offset\": 0}";
    Files.write(folder.resolve("c.json"), damaged(json.getBytes(), seed, flips));
    read("c.bin", new byte[4000]);
  }

  @Test
  void hostileSizesTakeNoMemory() throws IOException {
    byte[] file = MatFileTest.nested(false);
    for (int at = 128; at + 4 <= file.length; at += 4) {
      byte[] hostile = file.clone();
      Arrays.fill(hostile, at, at + 3, (byte) 0xff);
      hostile[at + 3] = 0x7f;
      read("d.mat", hostile);
    }
  }

  /** Found by fuzzing: a continuation of an object header that claims 1.1 GB of a file of 37 KB. */
  @Test
  void objectHeaderOfGigabytesTakesNoMemory(@TempDir Path own) throws IOException {
    byte[] file;
    try (InputStream head =
        DamagedFilesTest.class.getResourceAsStream("/files/object-header-of-gigabytes.h5head")) {
      file = Arrays.copyOf(head.readAllBytes(), WHOLE_LENGTH);
    }
    Path damaged = Files.write(own.resolve("e.nwb"), file);
    long taken =
        Allocation.of(
            () ->
                assertThrows(
                    DamagedFileException.class, () -> Recordings.open(damaged, PROPERTIES)));
    assertTrue(taken < 16 << 20, taken + " bytes taken");
  }

  private static byte[] spikes() throws IOException {
    Path file = folder.resolve("whole.mat");
    if (!Files.exists(file)) {
      float[] values = new float[20 * 16];
      for (int i = 0; i < values.length; i++) {
        values[i] = i % 7;
      }
      NumericArray frequency = NumericArray.of(new int[] {9}, 1, 1);
      MatWriter.write(file, Map.of("spikes", NumericArray.of(values, 20, 16), "sr", frequency));
    }
    return Files.readAllBytes(file);
  }

  private static void read(String name, byte[] content) throws IOException {
    Path file = folder == null ? Files.createTempFile("damaged", name) : folder.resolve(name);
    Files.write(file, content);
    try {
      if (MatFile.isMatFile(file)) {
        MatFile mat = MatFile.open(file);
        mat.names().forEach(variable -> mat.find(variable).ifPresent(NumericArray::toDoubles));
      }
      SpikeSource.read(file, PROPERTIES, CuttingSettings.DEFAULT, Progress.SILENT);
    } catch (SpikePressException e) {
      if (e.getMessage().contains("\n")) {
        throw new AssertionError("not one line: " + e.getMessage());
      }
    }
  }

  private static byte[] damaged(byte[] whole, long seed, int flips) {
    Random random = new Random(seed);
    byte[] damaged =
        random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
    for (int i = 0; i < flips && damaged.length > 0; i++) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }
    return damaged;
  }
}
