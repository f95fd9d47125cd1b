// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.Allocation;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.container.index.ChannelCollector;
import io.github.spikepress.container.index.ChunkEntry;
import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.container.sections.SpkzFormat;
import io.github.spikepress.container.spikes.SpikePieces;
import io.github.spikepress.container.spikes.SpikeSelection;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.Spikes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is not asked for is not read: counted in bytes. */
class RandomAccessTest {

  private static final int CHUNKS = 12;
  private static final int CHUNK = SpkzFormat.USUAL_CHUNK_SPIKES;

  /** Fires in the chunks 4 and 9 alone. */
  private static final int RARE = 7;

  /** Bytes that are read twice: type and length of a section. */
  private static final int FRAME = 8;

  @TempDir static Path folder;
  private static Path file;
  private static Spikes spikes;

  @BeforeAll
  static void writeFile() {
    Spikes made = SpikeSets.made(CHUNKS * CHUNK, 1, 3, 8);
    SpikeEvents events = made.events().orElseThrow();
    int[] channels = events.channels().clone();
    for (int spike : new int[] {4 * CHUNK + 17, 9 * CHUNK, 9 * CHUNK + 4000}) {
      channels[spike] = RARE;
    }
    spikes =
        new Spikes(
            made.waveforms(),
            Optional.of(new SpikeEvents(events.samples(), channels)),
            made.labels(),
            made.metadata());
    file = folder.resolve("long.spkz");
    SpikeSets.write(file, spikes, SpikeSets.codec(spikes), true);
  }

  @Test
  void openingReadsNoChunk() {
    try (SpkzFile opened = SpkzFile.open(file)) {
      long chunks = opened.chunks().stream().mapToLong(ChunkEntry::bytes).sum();
      assertTrue(opened.bytesRead() < opened.sizes().total() - chunks + 100);
    }
  }

  @Test
  void rangesReadTheirChunksAlone() {
    assertReads(SpikeSelection.ALL, IntStream.range(0, CHUNKS).toArray());
    assertReads(SpikeSelection.ALL.withSpikes(5 * CHUNK + 10, 5 * CHUNK + 20), 5);
    assertReads(SpikeSelection.ALL.withSpikes(6 * CHUNK - 1, 6 * CHUNK + 1), 5, 6);
    assertReads(SpikeSelection.ALL.withSpikes(40, 40));
  }

  @Test
  void timesReadTheirChunksAlone() {
    long[] times = spikes.events().orElseThrow().samples();
    long from = times[3 * CHUNK + 100];
    assertReads(SpikeSelection.ALL.withSamples(from, times[3 * CHUNK + 200]), 3);
    assertReads(SpikeSelection.ALL.withSamples(from, times[4 * CHUNK] + 1), 3, 4);
    assertReads(SpikeSelection.ALL.withSamples(0, 10));
  }

  @Test
  void channelsReadTheirChunksAlone() {
    SpikeSelection rare = SpikeSelection.ALL.withChannels(Set.of(RARE));
    assertEquals(3, assertReads(rare, 4, 9));
    assertReads(rare.withSpikes(9 * CHUNK + 1, 12 * CHUNK), 9);
    assertReads(rare.withSamples(0, spikes.events().orElseThrow().samples()[8 * CHUNK]), 4);
    assertReads(SpikeSelection.ALL.withChannels(Set.of(5, 6, 900)));
    assertReads(
        SpikeSelection.ALL.withChannels(Set.of(2, RARE)), IntStream.range(0, CHUNKS).toArray());
  }

  @Test
  void nothingIsStoredWhereItWouldSpareNothing() {
    Path other = folder.resolve("short.spkz");
    Spikes few = SpikePieces.slice(spikes, 0, 2 * CHUNK);
    SpikeSets.write(other, few, SpikeSets.codec(few), true);
    try (SpkzFile opened = SpkzFile.open(other)) {
      assertTrue(opened.channels().isEmpty());
      Spikes got =
          opened.read(
              opened.codec(SpikeSets.SCALAR),
              SpikeSelection.ALL.withChannels(Set.of(3)),
              Progress.SILENT);
      assertArrayEquals(times(few, Set.of(3)), got.events().orElseThrow().samples());
    }
  }

  @Test
  void filesWithoutTheSectionReadAlike() throws IOException {
    List<byte[]> sections = new ArrayList<>(SpkzSurgery.sections(Files.readAllBytes(file)));
    assertEquals(SpkzFormat.CHANNELS, SpkzSurgery.type(sections.get(2 + CHUNKS)));
    sections.remove(2 + CHUNKS);
    Path old = Files.write(folder.resolve("old.spkz"), SpkzSurgery.file(sections));
    assertArrayEquals(
        read(file, SpikeSelection.ALL.withChannels(Set.of(RARE))).events().orElseThrow().samples(),
        read(old, SpikeSelection.ALL.withChannels(Set.of(RARE))).events().orElseThrow().samples());
  }

  @Test
  void selectionsThatCannotBeAreRefused() {
    for (SpikeSelection beyond :
        List.of(
            SpikeSelection.ALL.withSpikes(0, CHUNKS * CHUNK + 1),
            SpikeSelection.ALL.withSpikes(CHUNKS * CHUNK + 1, Long.MAX_VALUE))) {
      assertThrows(WrongArgumentException.class, () -> read(file, beyond));
    }
    assertThrows(WrongArgumentException.class, () -> SpikeSelection.ALL.withSpikes(-1, 3));
    assertThrows(WrongArgumentException.class, () -> SpikeSelection.ALL.withSamples(4, 3));
    assertThrows(WrongArgumentException.class, () -> SpikeSelection.ALL.withChannels(Set.of(-1)));
  }

  @Test
  void wrongSectionIsNoticedByVerification() throws IOException {
    List<byte[]> sections = new ArrayList<>(SpkzSurgery.sections(Files.readAllBytes(file)));
    ChannelCollector other = new ChannelCollector();
    for (int chunk = 0; chunk < CHUNKS; chunk++) {
      other.add(new SpikeEvents(new long[2], new int[] {0, chunk == 1 ? RARE : 1}));
    }
    sections.set(2 + CHUNKS, other.index().orElseThrow().toSection());
    Path wrong = Files.write(folder.resolve("wrong.spkz"), SpkzSurgery.file(sections));
    try (SpkzFile opened = SpkzFile.open(wrong)) {
      SpikeCodec codec = opened.codec(SpikeSets.SCALAR);
      assertThrows(
          DamagedFileException.class, () -> opened.digest(codec, 1, "verifying", Progress.SILENT));
    }
  }

  @Test
  void sectionsThatBreakTheRulesAreRefused() throws IOException {
    List<byte[]> hostile =
        List.of(
            runs(0),
            runs(1L << 24),
            runs(1L << 60, 1, 0, 1),
            runs(1, 1L << 60),
            runs(1, 1, CHUNKS, 1),
            runs(1, 1, 0, CHUNKS + 1),
            runs(1, 1, 1L << 40, 1),
            runs(1, 2, 0, 1, 0, 1),
            runs(1, 1, 0, 0),
            runs(2, 1, 0, 1, 0),
            runs(1, 1, 0, 1, 7),
            bomb());
    for (byte[] section : hostile) {
      List<byte[]> sections = new ArrayList<>(SpkzSurgery.sections(Files.readAllBytes(file)));
      sections.set(2 + CHUNKS, section);
      Path wrong = Files.write(folder.resolve("hostile.spkz"), SpkzSurgery.file(sections));
      long taken =
          Allocation.of(() -> assertThrows(DamagedFileException.class, () -> SpkzFile.open(wrong)));
      assertTrue(taken < 4 << 20, taken + " bytes taken");
    }
    List<byte[]> twice = new ArrayList<>(SpkzSurgery.sections(Files.readAllBytes(file)));
    twice.add(2 + CHUNKS, twice.get(2 + CHUNKS));
    Path wrong = Files.write(folder.resolve("twice.spkz"), SpkzSurgery.file(twice));
    assertThrows(DamagedFileException.class, () -> SpkzFile.open(wrong));
  }

  private static byte[] runs(long... numbers) {
    SectionWriter runs = new SectionWriter();
    Arrays.stream(numbers).forEach(runs::putVarint);
    SectionWriter section = new SectionWriter().putPacked(runs.toBytes());
    return section.toSection(SpkzFormat.CHANNELS);
  }

  /** Says that it holds ten bytes and holds 16 MiB. */
  private static byte[] bomb() {
    SectionWriter packed = new SectionWriter().putPacked(new byte[1 << 24]);
    byte[] bytes = packed.toBytes();
    SectionWriter section = new SectionWriter().putByte(bytes[0]).putVarint(10);
    int header = 1 + new SectionWriter().putVarint(1 << 24).toBytes().length;
    return section
        .putBytes(Arrays.copyOfRange(bytes, header, bytes.length))
        .toSection(SpkzFormat.CHANNELS);
  }

  /** On other systems than Linux a file that is open cannot be cut. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFileThatIsCutWhileItIsReadIsOneLine() throws IOException {
    Path cut = Files.copy(file, folder.resolve("shrinking.spkz"));
    try (SpkzFile opened = SpkzFile.open(cut);
        FileChannel channel = FileChannel.open(cut, StandardOpenOption.WRITE)) {
      SpikeCodec codec = opened.codec(SpikeSets.SCALAR);
      channel.truncate(opened.chunks().get(CHUNKS - 2).offset() + 5);
      assertEquals(1, opened.read(codec, 3, 4, Progress.SILENT).waveforms().numSpikes());
      String message =
          assertThrows(DamagedFileException.class, () -> opened.read(codec, Progress.SILENT))
              .getMessage();
      assertTrue(message.contains("shrinking.spkz at byte"), message);
    }
  }

  @Test
  void everyFlippedBitOfTheVectorIsNoticed() throws IOException {
    byte[] whole = Files.readAllBytes(VectorFiles.FOLDER.resolve("scalar-channels-v1.spkz"));
    BitFlips.assertAllNoticed(
        whole, folder.resolve("damaged.spkz"), path -> read(path, SpikeSelection.ALL));
  }

  @Test
  void recoveredFilesHaveTheSection() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Path cut = folder.resolve("cut.spkz.part");
    Files.write(cut, Arrays.copyOf(whole, whole.length - 2000));
    Path output = folder.resolve("recovered.spkz");
    SpkzRecovery.recover(cut, output, Progress.SILENT);
    try (SpkzFile opened = SpkzFile.open(output)) {
      assertEquals("{4, 9}", opened.channels().orElseThrow().chunksOf(RARE).toString());
    }
  }

  /** The spikes are the selected ones, and what was read are these chunks. */
  private static int assertReads(SpikeSelection selection, int... chunks) {
    try (SpkzFile opened = SpkzFile.open(file)) {
      SpikeCodec codec = opened.codec(SpikeSets.SCALAR);
      long before = opened.bytesRead();
      Spikes got = opened.read(codec, selection, Progress.SILENT);
      long expected =
          Arrays.stream(chunks).mapToLong(c -> opened.chunks().get(c).bytes() + FRAME).sum();
      assertEquals(expected, opened.bytesRead() - before, selection.toString());
      int[] chosen = selection.within(0, CHUNKS * CHUNK, spikes.events());
      Spikes wanted = SpikePieces.select(opened.read(codec, Progress.SILENT), chosen);
      assertEquals(wanted.waveforms(), got.waveforms());
      assertEquals(wanted.events(), got.events());
      assertArrayEquals(wanted.labels().orElseThrow(), got.labels().orElseThrow());
      return chosen.length;
    }
  }

  private static Spikes read(Path path, SpikeSelection selection) {
    try (SpkzFile opened = SpkzFile.open(path)) {
      return opened.read(opened.codec(SpikeSets.SCALAR), selection, Progress.SILENT);
    }
  }

  private static long[] times(Spikes all, Set<Integer> channels) {
    SpikeEvents events = all.events().orElseThrow();
    return IntStream.range(0, events.numSpikes())
        .filter(i -> channels.contains(events.channels()[i]))
        .mapToLong(i -> events.samples()[i])
        .toArray();
  }
}
