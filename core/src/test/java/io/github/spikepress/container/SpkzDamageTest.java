// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.spikepress.container.index.ChunkEntry;
import io.github.spikepress.container.index.SlabPlace;
import io.github.spikepress.container.index.SpkzIndex;
import io.github.spikepress.container.metadata.SpkzMetadata;
import io.github.spikepress.container.sections.SectionReader;
import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.container.sections.SpkzFormat;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.SpikePressException;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.Spikes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No damage goes unnoticed, and none does harm. */
class SpkzDamageTest {

  private static final int[] TELLING = {0, 1, 3, 0x7f, 0x80, 0xff};

  @TempDir Path folder;
  private Path file;
  private byte[] whole;
  private Spikes spikes;

  @BeforeEach
  void writeSmallFile() throws IOException {
    file = folder.resolve("small.spkz");
    spikes = SpikeSets.made(30, 1, 4, 5);
    SpikeSets.write(file, spikes, SpikeSets.codec(spikes), true);
    whole = Files.readAllBytes(file);
  }

  @Test
  void everyFlippedBitIsNoticed() throws IOException {
    assertTrue(whole.length > 500, "all sections are there");
    BitFlips.assertAllNoticed(
        whole,
        folder.resolve("flipped.spkz"),
        path -> Decompression.read(path, SpikeSets.SCALAR, Progress.SILENT));
  }

  @Test
  void everyTruncationIsNoticed() throws IOException {
    for (int length = 0; length < whole.length; length++) {
      assertRefused(Arrays.copyOf(whole, length), "length " + length);
    }
  }

  @Test
  void bytesTooManyAreNoticed() throws IOException {
    assertRefused(Arrays.copyOf(whole, whole.length + 1), "one more");
    byte[] twice = Arrays.copyOf(whole, 2 * whole.length);
    System.arraycopy(whole, 0, twice, whole.length, whole.length);
    assertRefused(twice, "twice");
  }

  @Test
  void everyRefusalNamesFileAndPlace() throws IOException {
    byte[] damaged = whole.clone();
    damaged[whole.length / 2] ^= 4;
    Files.write(file, damaged);
    DamagedFileException damage = assertThrows(DamagedFileException.class, this::readAll);
    assertTrue(damage.getMessage().startsWith("small.spkz at byte "), damage.getMessage());
    assertTrue(damage.offset() >= 0 && damage.offset() <= whole.length / 2);
  }

  @Test
  void newerVersionsAreNamed() throws IOException {
    byte[] newer = whole.clone();
    newer[8] = 7;
    Files.write(file, newer);
    String message = assertThrows(NotSupportedException.class, this::readAll).getMessage();
    assertTrue(message.contains("is version 7"), message);
    assertTrue(message.contains("this program reads versions 1 and 2: update"), message);
  }

  @Test
  void otherFilesAreNotTakenForOurs() throws IOException {
    Files.writeString(file, "MATLAB 5.0 MAT-file, Platform: GLNXA64, and so on and on and on");
    String message = assertThrows(DamagedFileException.class, this::readAll).getMessage();
    assertTrue(message.contains("not a .spkz file"), message);
  }

  @Test
  void unknownSectionsAreSkippedOnlyIfTheySaySo() throws IOException {
    for (String type : List.of("prob", "PROB")) {
      byte[] extra = new SectionWriter().putInt(42).toSection(type);
      List<byte[]> sections = SpkzSurgery.sections(whole);
      int index = sections.size() - 1;
      sections.set(index, moved(sections.get(index), extra.length));
      sections.add(2, extra);
      Files.write(file, SpkzSurgery.file(sections));
      if (type.equals("prob")) {
        assertEquals(30, readAll().waveforms().numSpikes());
      } else {
        assertTrue(
            assertThrows(NotSupportedException.class, this::readAll).getMessage().contains(type));
      }
    }
  }

  @Test
  void unknownPartsOfChunksAreSkippedOnlyIfTheySaySo() throws IOException {
    byte[] chunk = SpkzSurgery.sections(whole).get(2);
    byte[] body = Arrays.copyOfRange(chunk, 8, chunk.length - 4);
    for (int type : new int[] {200, 100}) {
      byte[] longer =
          new SectionWriter()
              .putBytes(body)
              .putByte(type)
              .putVarint(2)
              .putByte(1)
              .putByte(2)
              .toSection(SpkzFormat.CHUNK);
      List<byte[]> sections = SpkzSurgery.sections(whole);
      sections.set(2, longer);
      int index = sections.size() - 1;
      sections.set(index, grown(sections.get(index), longer));
      Files.write(file, SpkzSurgery.file(sections));
      if (type == 200) {
        assertEquals(30, readAll().waveforms().numSpikes());
      } else {
        assertTrue(
            assertThrows(NotSupportedException.class, this::readAll).getMessage().contains("100"));
      }
    }
  }

  /** Every body byte of every section takes telling values, with all checksums put right. */
  @Test
  void wrongContentsUnderRightChecksumsDoNoHarm() throws IOException {
    int opened = 0;
    for (int which = 0; which < SpkzSurgery.sections(whole).size(); which++) {
      byte[] section = SpkzSurgery.sections(whole).get(which);
      for (int at = 8; at < section.length - 4; at += which == 1 ? 37 : 1) {
        for (int value : TELLING) {
          byte[] changed = section.clone();
          changed[at] = (byte) value;
          opened += harmless(SpkzSurgery.replaced(whole, which, changed)) ? 1 : 0;
        }
      }
    }
    assertTrue(opened > 0, "the checksums are right: some changes only change values");
  }

  @Test
  void randomContentsUnderRightChecksumsDoNoHarm() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      List<byte[]> sections = SpkzSurgery.sections(whole);
      int which = random.nextInt(sections.size());
      byte[] changed = sections.get(which);
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        changed[8 + random.nextInt(changed.length - 12)] = (byte) random.nextInt();
      }
      harmless(SpkzSurgery.replaced(whole, which, changed));
    }
  }

  @Test
  void hostileCountsOfSpikesAreRefused() throws IOException {
    for (long claim : new long[] {1L << 60, 1L << 31, -1, 31}) {
      List<byte[]> sections = SpkzSurgery.sections(whole);
      SectionWriter index = new SectionWriter().putByte(0).putBytes(new byte[32]);
      index.putVarint(claim).putVarint(0).putVarint(0).putVarint(10);
      index.putVarint(firstChunk()).putVarint(1);
      index.putVarint(sections.get(2).length).putVarint(claim).putInt(0);
      sections.set(3, index.toSection(SpkzFormat.INDEX));
      assertRefused(SpkzSurgery.file(sections), "claim of " + claim);
    }
  }

  @Test
  void hostileCountsOfChunksAreRefused() throws IOException {
    List<byte[]> sections = SpkzSurgery.sections(whole);
    SectionWriter index = new SectionWriter().putByte(0).putBytes(new byte[32]);
    index.putVarint(1L << 60).putVarint(0).putVarint(0).putVarint(10);
    index.putVarint(firstChunk()).putVarint(1L << 50);
    sections.set(3, index.toSection(SpkzFormat.INDEX));
    assertRefused(SpkzSurgery.file(sections), "2^50 chunks");
  }

  @Test
  void hostileWindowsAreRefused() throws IOException {
    for (int[] window : new int[][] {{1_000_000_000, 1}, {65_536, 65_536}, {0, 4}, {1, -4}}) {
      byte[] metadata =
          new SpkzMetadata(SpikeSets.METADATA, window[0], window[1], "scalar", Double.NaN, "", "x")
              .toSection();
      List<byte[]> sections = SpkzSurgery.sections(whole);
      sections.set(0, metadata);
      assertRefused(SpkzSurgery.file(sections), Arrays.toString(window));
    }
  }

  @Test
  void bombsInTheModelSectionAreRefused() throws IOException {
    SectionWriter bomb = new SectionWriter().putPacked(new byte[40 << 20]);
    byte[] packed = bomb.toBytes();
    assertTrue(packed.length < 1 << 20);
    for (long declared : new long[] {100, 40 << 20, 1L << 40, -1}) {
      SectionWriter model = new SectionWriter().putByte(1).putBytes(new byte[32]);
      model.putByte(1).putVarint(declared).putBytes(Arrays.copyOfRange(packed, 5, packed.length));
      List<byte[]> sections = SpkzSurgery.sections(whole);
      sections.set(1, model.toSection(SpkzFormat.MODEL));
      assertRefused(SpkzSurgery.file(sections), "declared " + declared);
    }
  }

  private long firstChunk() {
    List<byte[]> sections = SpkzSurgery.sections(whole);
    return SpkzFormat.HEADER_BYTES + sections.get(0).length + sections.get(1).length;
  }

  private void assertRefused(byte[] bytes, String what) throws IOException {
    Files.write(file, bytes);
    try {
      readAll();
    } catch (SpikePressException refusal) {
      assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
      return;
    }
    fail("not noticed: " + what);
  }

  /** Whether the file could be read; anything but a refusal fails the test. */
  private boolean harmless(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    try {
      readAll();
      return true;
    } catch (SpikePressException refusal) {
      assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
      return false;
    }
  }

  private Spikes readAll() {
    return Decompression.read(file, SpikeSets.SCALAR, Progress.SILENT);
  }

  /** The index with its first chunk further on. */
  private byte[] moved(byte[] section, int by) {
    return changed(section, by, null);
  }

  /** The index with another first chunk. */
  private byte[] grown(byte[] section, byte[] chunk) {
    return changed(section, 0, chunk);
  }

  private byte[] changed(byte[] section, int by, byte[] chunk) {
    byte[] body = Arrays.copyOfRange(section, 8, section.length - 4);
    SpkzIndex index = SpkzIndex.read(new SectionReader("", 0, body), whole.length, 65_536, false);
    ChunkEntry old = index.chunks().get(0);
    List<ChunkEntry> chunks = new ArrayList<>();
    chunks.add(
        new ChunkEntry(
            old.offset() + by,
            chunk == null ? old.bytes() : chunk.length,
            0,
            old.numSpikes(),
            old.leastTime(),
            old.greatestTime(),
            chunk == null ? old.crc() : SpkzSurgery.littleEndian(chunk).getInt(chunk.length - 4),
            SlabPlace.ALONE));
    return new SpkzIndex(
            index.hasEvents(),
            index.hasLabels(),
            index.hasResiduals(),
            index.inputSha256(),
            index.parts(),
            index.firstChunk() + by,
            chunks)
        .toSection();
  }
}
