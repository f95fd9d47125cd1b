// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.FuzzCounts;
import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.errors.SpikePressException;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.Spikes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Files that are like ours but for a few fields, of every codec and both versions, with all
 * checksums put right: reading them ends with spikes or with one line, soon and in bounded memory,
 * and so does recovering them. {@code -Dspikepress.fuzz=100} makes a hundred times as many tries.
 */
class SpkzFuzzTest {

  /** Bytes that reading one file of some kilobytes may ask for, all in all. */
  private static final long BOUND = 512L << 20;

  private static final long[] EXTREMES = {
    0, 1, 127, 128, 255, 65_535, 1 << 16, Integer.MAX_VALUE, 1L << 32, 1L << 60, -1, Long.MIN_VALUE
  };

  private static final List<byte[]> WHOLE = new ArrayList<>();
  private static final FuzzCounts COUNTS = new FuzzCounts(".spkz", BOUND);
  private static Path folder;

  @BeforeContainer
  static void readVectors() throws IOException {
    folder = Files.createTempDirectory("spkz-fuzz");
    try (var files = Files.list(VectorFiles.FOLDER)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".spkz")).sorted().toList()) {
        WHOLE.add(SpkzSurgery.withHead(Files.readAllBytes(file)));
      }
    }
  }

  @AfterContainer
  static void deleteFiles() throws IOException {
    COUNTS.print();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 400, seed = "2005")
  void changedFieldsAreSpikesOrOneLine(@ForAll long seed) throws IOException {
    for (int round = 0; round < FuzzCounts.ROUNDS; round++) {
      Random random = FuzzCounts.random(seed, round);
      byte[] whole = WHOLE.get(random.nextInt(WHOLE.size()));
      Path file = folder.resolve("changed.spkz");
      Files.write(file, changed(whole, random));
      COUNTS.input(
          "changed, seed " + seed + ", round " + round,
          () -> {
            read(file);
            recover(file);
          });
    }
  }

  @Property(tries = 400, seed = "2006")
  void cutAndSplicedFilesAreRefused(@ForAll long seed) throws IOException {
    for (int round = 0; round < FuzzCounts.ROUNDS; round++) {
      Random random = FuzzCounts.random(seed, round);
      byte[] one = WHOLE.get(random.nextInt(WHOLE.size()));
      byte[] other = WHOLE.get(random.nextInt(WHOLE.size()));
      byte[] spliced = spliced(one, other, random);
      Path file = folder.resolve("spliced.spkz");
      Files.write(file, spliced);
      COUNTS.input(
          "spliced, seed " + seed + ", round " + round,
          () -> {
            if (read(file)) {
              assertArrayEquals(one, spliced);
            }
            recover(file);
          });
    }
  }

  /** Whether the file could be read. */
  private static boolean read(Path file) {
    try (SpkzFile opened = SpkzFile.open(file)) {
      boolean scalar = opened.metadata().codec().equals("scalar");
      ModelSource models = scalar ? SpikeSets.SCALAR : ModelSource.BUNDLED;
      Spikes spikes = opened.read(opened.codec(models), Progress.SILENT);
      assertTrue(spikes.waveforms().numSpikes() >= 0);
      return true;
    } catch (SpikePressException refusal) {
      COUNTS.refused();
      assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
      return false;
    }
  }

  private static void recover(Path file) {
    Path output = folder.resolve("recovered.spkz");
    try {
      SpkzRecovery.recover(file, output, Progress.SILENT);
    } catch (SpikePressException refusal) {
      assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
      return;
    }
    read(output);
  }

  /** One section with other bytes, an extreme integer, or another length; sums are put right. */
  private static byte[] changed(byte[] whole, Random random) {
    List<byte[]> sections = SpkzSurgery.sections(whole);
    int which = random.nextInt(sections.size());
    byte[] section = sections.get(which);
    int body = section.length - SectionWriter.FRAME_BYTES;
    for (int changes = random.nextInt(4); changes >= 0; changes--) {
      int reach = random.nextBoolean() ? body : Math.min(body, 64);
      int at = 8 + random.nextInt(reach);
      if (random.nextBoolean()) {
        section[at] = (byte) random.nextInt();
      } else {
        put(section, at, EXTREMES[random.nextInt(EXTREMES.length)], random);
      }
    }
    return SpkzSurgery.replaced(whole, which, section);
  }

  /** As a variable or a fixed integer, as far as the body reaches. */
  private static void put(byte[] section, int at, long value, Random random) {
    byte[] bytes =
        random.nextBoolean()
            ? new SectionWriter().putVarint(value).toBytes()
            : ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    int length = Math.min(bytes.length, section.length - 4 - at);
    System.arraycopy(bytes, 0, section, at, length);
  }

  /** Cut, lengthened, or with a stretch of another file. */
  private static byte[] spliced(byte[] one, byte[] other, Random random) {
    int kind = random.nextInt(3);
    if (kind == 0) {
      return java.util.Arrays.copyOf(one, random.nextInt(one.length + 20));
    }
    byte[] spliced = one.clone();
    int length = 1 + random.nextInt(Math.min(one.length, other.length));
    int from = random.nextInt(other.length - length + 1);
    int to =
        kind == 1 ? Math.min(from, one.length - length) : random.nextInt(one.length - length + 1);
    System.arraycopy(other, from, spliced, to, length);
    return spliced;
  }
}
