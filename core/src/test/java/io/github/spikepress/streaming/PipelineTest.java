// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.benchmarks.LongRecording;
import io.github.spikepress.codec.BundledModels;
import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.container.ModelSource;
import io.github.spikepress.container.SpkzFile;
import io.github.spikepress.container.SpkzWriter;
import io.github.spikepress.container.WriteSettings;
import io.github.spikepress.errors.SpikePressException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.filtering.Reference;
import io.github.spikepress.pipeline.PipelineSettings;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.Recording;
import io.github.spikepress.recording.Recordings;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.SpikeForm;
import io.github.spikepress.waveforms.SpikeSource;
import io.github.spikepress.waveforms.Spikes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording on disk becomes the same file, however the work is divided. */
class PipelineTest {

  private static final int CHANNELS = 12;
  private static final SpikeCodec CODEC =
      CodecFamilies.load(BundledModels.named("trellis-1x48-30000.safetensors"));

  @TempDir static Path folder;
  private static Path recording;

  @BeforeAll
  static void writeRecording() throws IOException {
    recording = folder.resolve("probe.bin");
    LongRecording.write(recording, CHANNELS, 5, 3, 7);
  }

  @Test
  void bytesDependOnNeitherBlocksNorThreads() throws IOException {
    for (Reference reference : Reference.values()) {
      Path first = compress("first.spkz", reference, new PipelineSettings(1, OptionalInt.of(9000)));
      assertTrue(Files.size(first) > 1000);
      for (int threads : new int[] {1, 2, 5}) {
        for (int block : new int[] {700, 4097, 65_536, 200_000}) {
          PipelineSettings pipeline = new PipelineSettings(threads, OptionalInt.of(block));
          assertEquals(
              -1,
              Files.mismatch(first, compress("other.spkz", reference, pipeline)),
              reference + " " + pipeline);
        }
      }
    }
  }

  @Test
  void medianRemovesWhatAllChannelsShare() throws IOException {
    Path plain = compress("plain.spkz", Reference.NONE, PipelineSettings.usual());
    Path referenced = compress("median.spkz", Reference.MEDIAN, PipelineSettings.usual());
    assertTrue(Files.mismatch(plain, referenced) >= 0);
    try (SpkzFile file = SpkzFile.open(referenced)) {
      assertEquals(
          "median", file.metadata().spikes().origin().orElseThrow().processing().get("reference"));
    }
  }

  @Test
  void medianNeedsChannels() throws IOException {
    Path few = folder.resolve("few.bin");
    LongRecording.write(few, 4, 1, 1, 7);
    SpikeSource source =
        SpikeSource.of(
            few, SignalProperties.NONE, CuttingSettings.DEFAULT.withReference(Reference.MEDIAN));
    String message =
        assertThrows(WrongArgumentException.class, () -> source.readAll(Progress.SILENT))
            .getMessage();
    assertTrue(message.contains("at least 8 channels"), message);
  }

  @Test
  void hashAndProcessingTravelAlong() throws IOException {
    Path output = folder.resolve("origin.spkz");
    SpikeSource source = source(Reference.NONE);
    SpikeForm form = source.form().orElseThrow();
    try (SourceHashing hashing = new SourceHashing(form.source(), Progress.SILENT)) {
      SpkzWriter.write(
          output,
          CODEC,
          form.metadata(),
          WriteSettings.NAMED,
          sink -> source.stream(Progress.SILENT, sink),
          hashing::result,
          Progress.SILENT);
    }
    try (SpkzFile file = SpkzFile.open(output)) {
      assertEquals(Files.size(recording), file.source().orElseThrow().bytes());
      assertEquals(
          io.github.spikepress.files.Hashes.sha256Hex(Files.readAllBytes(recording)),
          file.source().orElseThrow().sha256());
      assertEquals(form.metadata(), file.metadata().spikes());
      assertEquals(CHANNELS, file.metadata().spikes().origin().orElseThrow().channelNames().size());
    }
  }

  @Test
  void sampleIsAllOfFewSpikesAndABoundedPartOfMany() {
    SpikeSource source = source(Reference.NONE);
    Spikes all = source.readAll(Progress.SILENT).spikes();
    int count = all.waveforms().numSpikes();
    SpikeSample whole =
        SpikeSample.of(
            source, PipelineSettings.usual(), SpikeSample.USUAL_VALUES, 3, Progress.SILENT);
    assertTrue(whole.complete());
    assertEquals(all.waveforms(), whole.spikes().waveforms());
    assertEquals(all.events(), whole.spikes().events());
    SpikeSample part =
        SpikeSample.of(
            source, new PipelineSettings(2, OptionalInt.of(5000)), 48 * 50, 3, Progress.SILENT);
    assertFalse(part.complete());
    assertEquals(count, part.total());
    assertEquals(50, part.spikes().waveforms().numSpikes());
    long[] times = part.spikes().events().orElseThrow().samples();
    assertTrue(LongStream.range(1, 50).allMatch(i -> times[(int) i - 1] <= times[(int) i]));
    assertTrue(times[49] > times[0] + 60_000, "from all of the recording");
    SpikeSample again =
        SpikeSample.of(source, PipelineSettings.usual(), 48 * 50, 3, Progress.SILENT);
    assertEquals(part.spikes().waveforms(), again.spikes().waveforms());
  }

  @Test
  void cancelLeavesNothing() throws IOException {
    Path output = folder.resolve("cancelled.spkz");
    Progress late =
        new Progress() {
          private int calls;

          @Override
          public void update(String stage, double fraction) {
            calls++;
          }

          @Override
          public boolean cancelled() {
            return calls > 12;
          }
        };
    SpikeSource source = source(Reference.NONE);
    assertThrows(
        CancellationException.class,
        () ->
            SpkzWriter.write(
                output,
                CODEC,
                source.form().orElseThrow().metadata(),
                WriteSettings.NAMED,
                sink -> source.stream(new PipelineSettings(2, OptionalInt.of(999)), late, sink),
                late));
    try (var files = Files.list(folder)) {
      assertEquals(
          List.of(), files.filter(f -> f.getFileName().toString().contains("cancelled")).toList());
    }
  }

  @Test
  void fileCutShortWhileReadIsOneLine() throws IOException {
    Path vanishing = folder.resolve("vanishing.bin");
    LongRecording.write(vanishing, CHANNELS, 4, 2, 7);
    try (Recording open = Recordings.open(vanishing, SignalProperties.NONE)) {
      SpikeSource source = SpikeSource.of(open, CuttingSettings.DEFAULT);
      SpikePressException refusal =
          assertThrows(
              SpikePressException.class,
              () ->
                  source.stream(
                      new PipelineSettings(2, OptionalInt.of(3000)),
                      Progress.SILENT,
                      spikes -> cut(vanishing)));
      assertTrue(refusal.getMessage().contains("vanishing.bin"), refusal.getMessage());
      assertFalse(refusal.getMessage().contains("\n"));
    }
  }

  private static void cut(Path file) {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(10_000);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static SpikeSource source(Reference reference) {
    return SpikeSource.of(
        recording, SignalProperties.NONE, CuttingSettings.DEFAULT.withReference(reference));
  }

  private static Path compress(String name, Reference reference, PipelineSettings pipeline) {
    Path output = folder.resolve(name);
    SpikeSource source = source(reference);
    SpkzWriter.write(
        output,
        CODEC,
        source.form().orElseThrow().metadata(),
        new WriteSettings(false, true, ModelSource.BUNDLED).withPipeline(pipeline),
        sink -> source.stream(pipeline, Progress.SILENT, sink),
        Progress.SILENT);
    return output;
  }
}
