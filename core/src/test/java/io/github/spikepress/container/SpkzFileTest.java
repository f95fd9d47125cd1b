// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.Distortion;
import io.github.spikepress.codec.ModelFile;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.container.index.ChunkEntry;
import io.github.spikepress.container.spikes.SpikePieces;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.SignalUnits;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.SpikeMetadata;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.WaveformDigest;
import io.github.spikepress.waveforms.Waveforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpkzFileTest {

  private static final Spikes SPIKES = SpikeSets.made(10_000, 2, 8, 1);
  private static final ScalarCodec CODEC = SpikeSets.codec(SPIKES);

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("a.spkz");
  }

  @Test
  void everythingComesBack() {
    WriteReport report = SpikeSets.write(file(), SPIKES, CODEC, true);
    try (SpkzFile file = SpkzFile.open(file())) {
      assertEquals(10_000, file.numSpikes());
      assertEquals(SPIKES.metadata(), file.metadata().spikes());
      assertEquals("scalar", file.metadata().codec());
      assertTrue(file.metadata().writer().matches("SpikePress \\d.*"), file.metadata().writer());
      assertEquals(WaveformDigest.sha256Hex(SPIKES.waveforms()), file.inputSha256());
      assertEquals(CODEC.model(), file.embeddedModel().orElseThrow());
      assertEquals(report.fileBytes(), file.sizes().total());
      assertEquals(report.payloadBits(), 8 * file.sizes().payload());
      assertEquals(report.timesBits(), 8 * file.sizes().times());
      assertEquals(report.modelBytes(), file.sizes().model());
      assertTrue(file.sizes().frame() > 0 && file.sizes().metadata() > 0);
      assertRestored(SPIKES, file.read(file.codec(SpikeSets.SCALAR), Progress.SILENT));
    }
  }

  @Test
  void reportTellsWhatWasWritten() throws IOException {
    WriteReport report = SpikeSets.write(file(), SPIKES, CODEC, true);
    Waveforms restored = CODEC.decode(10_000, CODEC.encode(SPIKES.waveforms()).payload());
    assertEquals(Files.size(file()), report.fileBytes());
    assertEquals(10_000, report.spikes());
    assertEquals(160_000, report.samples());
    assertEquals(
        CODEC.encode(SPIKES.waveforms()).counts().entropyBits(), report.entropyBits(), 1e-6);
    Distortion whole = Distortion.between(SPIKES.waveforms(), restored);
    assertEquals(whole.meanSndrDb(), report.distortion().meanSndrDb(), 1e-9);
    assertEquals(whole.worstSpike(), report.distortion().worstSpike());
    assertEquals(16.0 * 160_000 / report.payloadBits(), report.payloadRatio(), 1e-12);
    assertTrue(report.entropyRatio() > report.payloadRatio());
    assertTrue(report.payloadRatio() > report.fileRatio());
    assertEquals(report.payloadBits(), report.entropyBits(), 0.02 * report.entropyBits());
  }

  @Test
  void rangesAreReadAlone() {
    SpikeSets.write(file(), SPIKES, CODEC, true);
    try (SpkzFile file = SpkzFile.open(file())) {
      SpikeCodec codec = file.codec(SpikeSets.SCALAR);
      for (int[] range : new int[][] {{0, 0}, {0, 1}, {4095, 4097}, {5000, 5001}, {9000, 10_000}}) {
        assertRestored(
            SpikePieces.slice(SPIKES, range[0], range[1]),
            file.read(codec, range[0], range[1], Progress.SILENT));
      }
      assertThrows(
          WrongArgumentException.class, () -> file.read(codec, 9_999, 10_001, Progress.SILENT));
      assertThrows(WrongArgumentException.class, () -> file.read(codec, -1, 3, Progress.SILENT));
    }
  }

  @Test
  void aRangeTouchesNoOtherChunk() throws IOException {
    SpikeSets.write(file(), SPIKES, CODEC, true);
    ChunkEntry first;
    try (SpkzFile file = SpkzFile.open(file())) {
      assertEquals(3, file.chunks().size());
      first = file.chunks().get(0);
    }
    byte[] bytes = Files.readAllBytes(file());
    bytes[(int) first.offset() + 50] ^= 1;
    Files.write(file(), bytes);
    try (SpkzFile file = SpkzFile.open(file())) {
      SpikeCodec codec = file.codec(SpikeSets.SCALAR);
      assertRestored(
          SpikePieces.slice(SPIKES, 4096, 10_000), file.read(codec, 4096, 10_000, Progress.SILENT));
      DamagedFileException damage =
          assertThrows(
              DamagedFileException.class, () -> file.read(codec, 4095, 4096, Progress.SILENT));
      assertEquals(first.offset(), damage.offset());
    }
  }

  @Test
  void timesAreReadExactly() {
    SpikeSets.write(file(), SPIKES, CODEC, true);
    long[] times = SPIKES.events().orElseThrow().samples();
    try (SpkzFile file = SpkzFile.open(file())) {
      SpikeCodec codec = file.codec(SpikeSets.SCALAR);
      Spikes got = file.readTimes(codec, times[5000], times[5003], Progress.SILENT);
      assertRestored(SpikePieces.slice(SPIKES, 5000, 5003), got);
      assertEquals(0, file.readTimes(codec, 0, 10, Progress.SILENT).waveforms().numSpikes());
    }
  }

  @Test
  void orderIsKeptAndTimesMayGoBack() {
    SpikeEvents odd =
        new SpikeEvents(
            new long[] {5, -3, 5, Long.MAX_VALUE, Long.MIN_VALUE, 0}, new int[] {9, 0, 1, 2, 0, 0});
    Spikes spikes =
        new Spikes(
            SPIKES.waveforms().slice(0, 6),
            Optional.of(odd),
            Optional.of(new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE, -1, 0, 3, 3}),
            SPIKES.metadata());
    assertComesBack(spikes);
  }

  @Test
  void spikesWithoutTimesAndLabelsComeBackWithoutThem() {
    assertComesBack(
        new Spikes(SPIKES.waveforms(), Optional.empty(), SPIKES.labels(), SPIKES.metadata()));
    WriteReport bare =
        assertComesBack(
            new Spikes(
                SPIKES.waveforms(),
                Optional.empty(),
                Optional.empty(),
                new SpikeMetadata("", Double.NaN, SignalUnits.UNKNOWN, -1)));
    assertEquals(0, bare.timesBits());
    assertEquals(0, bare.labelsBits());
  }

  @Test
  void noSpikesAreAFileToo() {
    WriteReport report = assertComesBack(SpikePieces.slice(SPIKES, 0, 0));
    assertEquals(0, report.spikes());
    assertTrue(Double.isNaN(report.fileRatio()));
  }

  @Test
  void piecesDoNotChangeTheBytes() throws IOException {
    SpikeSets.write(file(), SPIKES, CODEC, true);
    for (int piece : new int[] {777, 4096, 5000}) {
      Path other = folder.resolve("pieces.spkz");
      SpkzWriter.write(
          other,
          CODEC,
          SPIKES.metadata(),
          new WriteSettings(true, true, SpikeSets.SCALAR),
          sink -> {
            for (int from = 0; from < 10_000; from += piece) {
              sink.accept(SpikePieces.slice(SPIKES, from, Math.min(10_000, from + piece)));
            }
          },
          Progress.SILENT);
      assertEquals(-1, Files.mismatch(file(), other));
    }
  }

  @Test
  void threadsDoNotChangeTheBytes() throws Exception {
    SpikeSets.write(file(), SPIKES, CODEC, true);
    for (int threads : new int[] {1, 3}) {
      Path other = folder.resolve("threads.spkz");
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        pool.submit(() -> SpikeSets.write(other, SPIKES, CODEC, true)).get();
      } catch (ExecutionException e) {
        throw new AssertionError(e);
      } finally {
        pool.shutdown();
      }
      assertEquals(-1, Files.mismatch(file(), other));
    }
  }

  @Test
  void namedModelsAreLookedUp() {
    WriteReport embedded = SpikeSets.write(file(), SPIKES, CODEC, true);
    WriteReport report = Compression.compress(SPIKES, CODEC, false, file(), Progress.SILENT);
    assertTrue(report.modelBytes() < 50 && report.modelBytes() < embedded.modelBytes());
    String missing =
        assertThrows(
                WrongArgumentException.class,
                () -> Decompression.read(file(), ModelSource.BUNDLED, Progress.SILENT))
            .getMessage();
    assertTrue(missing.contains(ModelFile.sha256(CODEC.model())), missing);
    assertRestored(SPIKES, Decompression.read(file(), given(CODEC.model()), Progress.SILENT));
  }

  @Test
  void anotherModelIsRefused() {
    Compression.compress(SPIKES, CODEC, false, file(), Progress.SILENT);
    ScalarCodec other = ScalarCodec.train(SPIKES.waveforms(), 3);
    assertThrows(
        WrongArgumentException.class,
        () -> Decompression.read(file(), given(other.model()), Progress.SILENT));
    Path wrong = folder.resolve("wrong.safetensors");
    ModelFile.write(wrong, other.model());
    String message =
        assertThrows(
                WrongArgumentException.class,
                () -> Decompression.read(file(), ModelSource.file(wrong), Progress.SILENT))
            .getMessage();
    assertTrue(message.contains(ModelFile.sha256(other.model())), message);
  }

  @Test
  void spikesOfAnotherWindowAreRefusedAndNothingIsLeft() throws IOException {
    Spikes other = SpikeSets.made(10, 2, 9, 1);
    assertThrows(WrongArgumentException.class, () -> SpikeSets.write(file(), other, CODEC, true));
    assertEquals(List.of(), list());
  }

  @Test
  void aCodecThatRestoresOtherSpikesIsNoticed() throws IOException {
    ModelSource wrong =
        new ModelSource() {
          @Override
          public Optional<CodecModel> find(String sha256) {
            return Optional.empty();
          }

          @Override
          public SpikeCodec load(CodecModel model) {
            return new OffByOne(model);
          }
        };
    assertThrows(
        DamagedFileException.class,
        () ->
            SpkzWriter.write(
                file(),
                CODEC,
                SPIKES.metadata(),
                new WriteSettings(true, true, wrong),
                sink -> sink.accept(SPIKES),
                Progress.SILENT));
    assertEquals(List.of(), list());
    SpkzWriter.write(
        file(),
        CODEC,
        SPIKES.metadata(),
        new WriteSettings(true, false, wrong),
        sink -> sink.accept(SPIKES),
        Progress.SILENT);
    assertTrue(Files.exists(file()), "verification can be left out");
  }

  @Test
  void cancellingLeavesTheEarlierFile() throws IOException {
    Files.writeString(file(), "earlier");
    Progress impatient =
        new Progress() {
          @Override
          public void update(String stage, double fraction) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThrows(
        CancellationException.class,
        () -> Compression.compress(SPIKES, CODEC, false, file(), impatient));
    assertEquals("earlier", Files.readString(file()));
    assertEquals(List.of(file()), list());
  }

  @Test
  void aMissingFileIsNamed() {
    String message =
        assertThrows(WrongArgumentException.class, () -> SpkzFile.open(file())).getMessage();
    assertTrue(message.contains("a.spkz"), message);
  }

  private WriteReport assertComesBack(Spikes spikes) {
    WriteReport report = SpikeSets.write(file(), spikes, CODEC, true);
    assertRestored(spikes, Decompression.read(file(), SpikeSets.SCALAR, Progress.SILENT));
    return report;
  }

  private static void assertRestored(Spikes expected, Spikes got) {
    int count = expected.waveforms().numSpikes();
    assertEquals(
        CODEC.decode(count, CODEC.encode(expected.waveforms()).payload()), got.waveforms());
    assertEquals(expected.events(), got.events());
    assertEquals(expected.labels().isPresent(), got.labels().isPresent());
    expected.labels().ifPresent(l -> assertArrayEquals(l, got.labels().orElseThrow()));
    assertEquals(expected.metadata(), got.metadata());
  }

  private List<Path> list() throws IOException {
    try (var paths = Files.list(folder)) {
      return paths.toList();
    }
  }

  private static ModelSource given(CodecModel model) {
    return new ModelSource() {
      @Override
      public Optional<CodecModel> find(String sha256) {
        assertFalse(sha256.isEmpty());
        return Optional.of(model);
      }

      @Override
      public SpikeCodec load(CodecModel found) {
        return new ScalarCodec(found);
      }
    };
  }

  /** Decodes every value one unit too high. */
  private record OffByOne(CodecModel model) implements SpikeCodec {

    @Override
    public io.github.spikepress.codec.EncodedSpikes encode(Waveforms waveforms) {
      return new ScalarCodec(model).encode(waveforms);
    }

    @Override
    public Waveforms decode(int numSpikes, byte[] payload) {
      Waveforms right = new ScalarCodec(model).decode(numSpikes, payload);
      float[] values = right.values().clone();
      values[0]++;
      return new Waveforms(numSpikes, right.numChannels(), right.numSamples(), values);
    }

    @Override
    public io.github.spikepress.codec.CodecCost cost() {
      return new ScalarCodec(model).cost();
    }
  }
}
