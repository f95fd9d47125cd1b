// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.container.bounded.ErrorBound;
import io.github.spikepress.container.index.ChunkEntry;
import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.container.sections.SpkzFormat;
import io.github.spikepress.container.spikes.SpikeOrder;
import io.github.spikepress.container.spikes.SpikePieces;
import io.github.spikepress.container.spikes.SpikeSelection;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.files.PartialFile;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.WaveformDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Spikes of many channels are stored bank by bank and come back in the order in which they were
 * given.
 */
class SlabsTest {

  private static final int COUNT = 90_000;
  private static final int CHANNELS = 24;
  private static final WriteSettings EXACT =
      new WriteSettings(true, true, SpikeSets.SCALAR).withBound(Optional.of(new ErrorBound(0)));

  @TempDir static Path folder;
  private static Spikes spikes;
  private static Path file;

  @BeforeAll
  static void writeFile() {
    spikes = SpikeSets.dense(COUNT, CHANNELS, 4, 3);
    file = folder.resolve("dense.spkz");
    write(file, spikes, COUNT);
  }

  @Test
  void spikesComeBackInTheirOrder() {
    try (SpkzFile opened = SpkzFile.open(file)) {
      Spikes read = opened.read(opened.codec(SpikeSets.SCALAR), Progress.SILENT);
      assertSame(spikes, read);
      assertEquals(WaveformDigest.sha256Hex(spikes.waveforms()), opened.inputSha256());
    }
  }

  @Test
  void piecesAreTheSameSpikes() {
    List<Spikes> pieces = new ArrayList<>();
    try (SpkzFile opened = SpkzFile.open(file)) {
      opened.readAll(opened.codec(SpikeSets.SCALAR), pieces::add);
      opened.verify(opened.codec(SpikeSets.SCALAR), Progress.SILENT);
    }
    assertTrue(pieces.size() > 1);
    assertTrue(pieces.stream().allMatch(piece -> piece.waveforms().numSpikes() <= 1 << 16));
    assertSame(spikes, SpikePieces.join(pieces));
  }

  @Test
  void chunksHoldFewChannels() {
    try (SpkzFile opened = SpkzFile.open(file)) {
      SpikeCodec codec = opened.codec(SpikeSets.SCALAR);
      SpikeSelection one = SpikeSelection.ALL.withChannels(Set.of(11));
      long before = opened.bytesRead();
      assertSame(chosen(one), opened.read(codec, one, Progress.SILENT));
      long read = opened.bytesRead() - before;
      assertTrue(read < opened.sizes().total() / 8, read + " of " + opened.sizes().total());
      long largest = opened.chunks().stream().mapToLong(ChunkEntry::numSpikes).max().orElseThrow();
      assertTrue(largest <= SpkzFormat.USUAL_CHUNK_SPIKES, largest + " spikes in a chunk");
    }
  }

  @Test
  void anySelectionIsThatOfTheGivenSpikes() {
    Random random = new Random(8);
    long last = spikes.events().orElseThrow().samples()[COUNT - 1];
    try (SpkzFile opened = SpkzFile.open(file)) {
      SpikeCodec codec = opened.codec(SpikeSets.SCALAR);
      for (int i = 0; i < 20; i++) {
        SpikeSelection selection = SpikeSelection.ALL;
        if (random.nextBoolean()) {
          int from = random.nextInt(COUNT);
          selection = selection.withSpikes(from, from + random.nextInt(COUNT - from));
        }
        if (random.nextBoolean()) {
          long from = (long) (random.nextDouble() * last);
          selection = selection.withSamples(from, from + random.nextInt(200_000));
        }
        if (random.nextBoolean()) {
          selection = selection.withChannels(Set.of(random.nextInt(CHANNELS), 3, 900));
        }
        assertSame(chosen(selection), opened.read(codec, selection, Progress.SILENT));
      }
    }
  }

  @Test
  void bytesDoNotDependOnThePieces() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int piece : new int[] {997, 65_536, 70_001}) {
      Path other = folder.resolve("pieces.spkz");
      write(other, spikes, piece);
      assertArrayEquals(whole, Files.readAllBytes(other), "pieces of " + piece);
    }
  }

  @Test
  void otherSpikesStayAsTheyCame() {
    SpikeEvents events = spikes.events().orElseThrow();
    long[] unsorted = events.samples().clone();
    for (int i = 0; i < COUNT; i += 1000) {
      unsorted[i] = 0;
    }
    assertChunksOf4096(new SpikeEvents(unsorted, events.channels()));
    assertChunksOf4096(new SpikeEvents(events.samples(), new int[COUNT]));
  }

  @Test
  void cutFilesSayWhichChannelsAreMissing() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    long cut;
    int ofFirst;
    try (SpkzFile opened = SpkzFile.open(file)) {
      List<ChunkEntry> chunks = opened.chunks();
      int second = IntStream.range(1, chunks.size()).filter(i -> first(chunks, i)).min().orElse(0);
      cut = chunks.get(second + 3).end() + 5;
      ofFirst = (int) chunks.get(second).firstSpike();
    }
    Path part = Files.write(folder.resolve("cut.part"), Arrays.copyOf(whole, (int) cut));
    Path output = folder.resolve("recovered.spkz");
    SpkzRecovery recovery = SpkzRecovery.recover(part, output, Progress.SILENT);
    assertTrue(
        recovery.missing().contains("those of the last channels are missing, "),
        recovery.missing());
    Spikes read = Decompression.read(output, SpikeSets.SCALAR, Progress.SILENT);
    int there = read.waveforms().numSpikes();
    assertEquals(recovery.spikes(), there);
    assertSame(SpikePieces.slice(spikes, 0, ofFirst), SpikePieces.slice(read, 0, ofFirst));
    SpikeEvents rest = SpikePieces.slice(read, ofFirst, there).events().orElseThrow();
    assertTrue(SpikeOrder.isOf(rest));
    assertTrue(Arrays.stream(rest.channels()).max().orElseThrow() < CHANNELS - 1);
  }

  @Test
  void everyCutIsRecovered() throws IOException {
    byte[] whole = Files.readAllBytes(vector());
    Path part = folder.resolve("vector.part");
    for (int length = 640; length < whole.length - 1; length += 5) {
      Files.write(part, Arrays.copyOf(whole, length));
      Path output = folder.resolve("vector.spkz");
      long kept = SpkzRecovery.recover(part, output, Progress.SILENT).spikes();
      assertEquals(kept, read(output).waveforms().numSpikes());
    }
  }

  @Test
  void killedWorkIsGoneOnWith() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Path again = folder.resolve("again.spkz");
    Path part = folder.resolve("again.spkz" + PartialFile.ENDING);
    Files.write(part, Arrays.copyOf(whole, (int) (0.6 * whole.length)));
    assertTrue(Double.isNaN(write(again, spikes, 5000).entropyBits()), "not encoded again");
    assertArrayEquals(whole, Files.readAllBytes(again));
  }

  @Test
  void everyFlippedBitOfTheVectorIsNoticed() throws IOException {
    byte[] whole = Files.readAllBytes(vector());
    BitFlips.assertAllNoticed(whole, folder.resolve("damaged.spkz"), SlabsTest::read);
  }

  @Test
  void sectionsThatBreakTheRulesAreRefused() throws IOException {
    List<byte[]> sections = SpkzSurgery.sections(Files.readAllBytes(file));
    int at =
        IntStream.range(0, sections.size())
            .filter(i -> SpkzSurgery.type(sections.get(i)).equals(SpkzFormat.SLABS))
            .findFirst()
            .orElseThrow();
    int chunks = (int) sections.stream().filter(SlabsTest::isChunk).count();
    for (byte[] hostile :
        List.of(
            runs(0),
            runs(1, 0, 1),
            runs(1, 1, chunks),
            runs(1, 1, chunks - 1, 7),
            runs(1, 1, 1L << 60),
            runs(1L << 60, 1, 1),
            runs(2, 1, 2, 0, 1))) {
      assertRefusedToOpen(sections, at, hostile);
    }
    Path wrong = with(sections, at, runs(1, 1, 1));
    try (SpkzFile opened = SpkzFile.open(wrong)) {
      SpikeCodec codec = opened.codec(SpikeSets.SCALAR);
      String message =
          assertThrows(DamagedFileException.class, () -> opened.read(codec, Progress.SILENT))
              .getMessage();
      assertTrue(message.contains("chunks of its slab before it; expected 0"), message);
    }
    List<byte[]> twice = new ArrayList<>(sections);
    twice.add(at, sections.get(at));
    Path file = Files.write(folder.resolve("twice.spkz"), bounded(twice));
    assertThrows(DamagedFileException.class, () -> SpkzFile.open(file));
  }

  @Test
  void slabsThatFillMemoryAreRefused() throws IOException {
    Spikes many = SpikeSets.dense(270_000, 1, 4, 3);
    Path plain = folder.resolve("plain.spkz");
    SpkzWriter.write(
        plain,
        SpikeSets.codec(spikes),
        many.metadata(),
        new WriteSettings(true, false, SpikeSets.SCALAR),
        sink -> sink.accept(many),
        Progress.SILENT);
    List<byte[]> sections = new ArrayList<>(SpkzSurgery.sections(Files.readAllBytes(plain)));
    int chunks = (int) sections.stream().filter(SlabsTest::isChunk).count();
    sections.add(2 + chunks, runs(1, 1, chunks - 1));
    Path wrong = Files.write(folder.resolve("huge.spkz"), SpkzSurgery.file(sections));
    String message =
        assertThrows(DamagedFileException.class, () -> SpkzFile.open(wrong)).getMessage();
    assertTrue(message.contains("slab of 270000 spikes; expected at most 262144"), message);
  }

  private static void assertRefusedToOpen(List<byte[]> sections, int at, byte[] hostile)
      throws IOException {
    Path wrong = with(sections, at, hostile);
    assertThrows(DamagedFileException.class, () -> SpkzFile.open(wrong));
  }

  private static Path with(List<byte[]> sections, int at, byte[] other) throws IOException {
    List<byte[]> changed = new ArrayList<>(sections);
    changed.set(at, other);
    return Files.write(folder.resolve("hostile.spkz"), bounded(changed));
  }

  private static byte[] bounded(List<byte[]> sections) {
    return SpkzSurgery.file(sections, SpkzFormat.BOUNDED_VERSION);
  }

  private static boolean isChunk(byte[] section) {
    return SpkzSurgery.type(section).equals(SpkzFormat.CHUNK);
  }

  private static byte[] runs(long... numbers) {
    SectionWriter runs = new SectionWriter();
    Arrays.stream(numbers).forEach(runs::putVarint);
    SectionWriter section = new SectionWriter().putPacked(runs.toBytes());
    return section.toSection(SpkzFormat.SLABS);
  }

  private static boolean first(List<ChunkEntry> chunks, int i) {
    return chunks.get(i).place().before() == 0;
  }

  private static void assertChunksOf4096(SpikeEvents events) {
    Path plain = folder.resolve("other.spkz");
    Spikes others =
        SpikePieces.slice(
            new Spikes(spikes.waveforms(), Optional.of(events), spikes.labels(), spikes.metadata()),
            0,
            70_000);
    write(plain, others, 20_000);
    try (SpkzFile opened = SpkzFile.open(plain)) {
      List<ChunkEntry> chunks = opened.chunks();
      assertFalse(chunks.stream().anyMatch(chunk -> chunk.place().before() > 0));
      assertTrue(chunks.stream().limit(17).allMatch(chunk -> chunk.numSpikes() == 4096));
      assertSame(others, opened.read(opened.codec(SpikeSets.SCALAR), Progress.SILENT));
    }
  }

  private static Spikes chosen(SpikeSelection selection) {
    return SpikePieces.select(spikes, selection.within(0, COUNT, spikes.events()));
  }

  private static void assertSame(Spikes expected, Spikes got) {
    assertEquals(expected.waveforms(), got.waveforms());
    assertEquals(expected.events(), got.events());
    assertArrayEquals(expected.labels().orElseThrow(), got.labels().orElseThrow());
  }

  private static WriteReport write(Path output, Spikes all, int piece) {
    return SpkzWriter.write(
        output,
        SpikeSets.codec(spikes),
        all.metadata(),
        EXACT,
        sink -> {
          int numSpikes = all.waveforms().numSpikes();
          for (int from = 0; from < numSpikes; from += piece) {
            sink.accept(SpikePieces.slice(all, from, Math.min(numSpikes, from + piece)));
          }
        },
        Progress.SILENT);
  }

  private static Spikes read(Path path) {
    return Decompression.read(path, SpikeSets.SCALAR, Progress.SILENT);
  }

  private static Path vector() {
    return VectorFiles.FOLDER.resolve("scalar-slabs-v1.spkz");
  }
}
