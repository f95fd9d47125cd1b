// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import io.github.spikepress.codec.ModelFile;
import io.github.spikepress.codec.Provenance;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.container.bounded.ErrorBound;
import io.github.spikepress.container.chunks.ChunkWriter;
import io.github.spikepress.container.chunks.EarlierChunks;
import io.github.spikepress.container.chunks.SpkzScan;
import io.github.spikepress.container.index.ChannelIndex;
import io.github.spikepress.container.index.SpkzIndex;
import io.github.spikepress.container.metadata.SourceHash;
import io.github.spikepress.container.metadata.SpkzMetadata;
import io.github.spikepress.container.sections.FileFrame;
import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.container.sections.SpkzBytes;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.SpikePressException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.PartialFile;
import io.github.spikepress.pipeline.Workers;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.SpikeMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes {@code .spkz} files from a stream of spikes in constant memory: whole or not at all, and
 * by default only after the finished file has been read back and decoded to the very spikes that
 * the codec gave while writing. While it is being written the file is called {@code <name>.part}.
 * What a killed program leaves there is gone on with by the next call for the same work, and {@link
 * SpkzRecovery} keeps its whole chunks.
 */
public final class SpkzWriter {

  private final Path output;
  private final SpikeCodec codec;
  private final SpikeMetadata metadata;
  private final WriteSettings settings;
  private final Supplier<Optional<SourceHash>> source;
  private final Progress progress;
  private final byte[] metadataSection;
  private final byte[] modelSection;
  private WriteReport report;
  private byte[] written;

  private SpkzWriter(
      Path output,
      SpikeCodec codec,
      SpikeMetadata metadata,
      WriteSettings settings,
      Supplier<Optional<SourceHash>> source,
      Progress progress) {
    this.output = output;
    this.codec = codec;
    this.metadata = metadata;
    this.settings = settings;
    this.source = source;
    this.progress = progress;
    metadataSection = metadata().toSection();
    modelSection = StoredModel.toSection(codec.model(), settings.embedModel());
  }

  /**
   * Writes a file.
   *
   * @param output its name; the folder must exist, an earlier file is replaced at the end
   * @param codec encodes the spikes
   * @param metadata what the spikes have in common
   * @param settings how the file is written
   * @param feed hands the spikes over
   * @param progress follows the work and may cancel it, which leaves nothing behind
   * @return what was written
   * @throws WrongArgumentException if spikes do not fit the codec, or the file cannot be written
   * @throws DamagedFileException if the file does not read back as it was written
   */
  public static WriteReport write(
      Path output,
      SpikeCodec codec,
      SpikeMetadata metadata,
      WriteSettings settings,
      SpikeFeed feed,
      Progress progress) {
    return write(output, codec, metadata, settings, feed, Optional::empty, progress);
  }

  /**
   * Writes a file that names the content of its source.
   *
   * @param output its name; the folder must exist, an earlier file is replaced at the end
   * @param codec encodes the spikes
   * @param metadata what the spikes have in common
   * @param settings how the file is written
   * @param feed hands the spikes over
   * @param source asked when all spikes are written: what they were cut from
   * @param progress follows the work and may cancel it, which leaves nothing behind
   * @return what was written
   * @throws WrongArgumentException if spikes do not fit the codec, or the file cannot be written
   * @throws DamagedFileException if the file does not read back as it was written
   */
  public static WriteReport write(
      Path output,
      SpikeCodec codec,
      SpikeMetadata metadata,
      WriteSettings settings,
      SpikeFeed feed,
      Supplier<Optional<SourceHash>> source,
      Progress progress) {
    SpkzWriter writer = new SpkzWriter(output, codec, metadata, settings, source, progress);
    try (PartialFile part = PartialFile.open(output)) {
      if (settings.interruption() == WriteSettings.Interruption.KEEP) {
        part.keep();
        requireEmpty(part);
      }
      writer.fill(part, feed);
      part.force();
      writer.verify(part.path());
      part.publish();
    } catch (IOException e) {
      throw new WrongArgumentException(
          "cannot write " + output + ": " + PartialFile.words(e) + "; nothing was left behind", e);
    }
    return writer.report;
  }

  /** What an earlier run has kept cannot be had again. */
  private static void requireEmpty(PartialFile part) throws IOException {
    if (part.channel().size() > 0) {
      throw new WrongArgumentException(
          part.path().getFileName()
              + " holds an interrupted recording: recover it and delete it, or give another name");
    }
  }

  private void fill(PartialFile part, SpikeFeed feed) throws IOException {
    byte[] head =
        new SectionWriter()
            .putBytes(FileFrame.header(settings.version()))
            .putBytes(metadataSection)
            .putBytes(modelSection)
            .toBytes();
    Optional<EarlierChunks> earlier = earlier(part, head);
    try (Workers workers = new Workers("spikepress-encode", settings.pipeline().threads())) {
      if (earlier.isEmpty() || !goOn(part.channel(), head, earlier, workers, feed)) {
        part.channel().truncate(0);
        fill(part.channel(), head, Optional.empty(), workers, feed);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      earlier.ifPresent(chunks -> chunks.scan().bytes().close());
    }
  }

  /** Whether what an earlier run has written is the beginning of this file. */
  private boolean goOn(
      FileChannel channel,
      byte[] head,
      Optional<EarlierChunks> earlier,
      Workers workers,
      SpikeFeed feed)
      throws IOException {
    try {
      fill(channel, head, earlier, workers, feed);
      return true;
    } catch (EarlierChunks.OtherWork e) {
      progress.update("starting anew", 0);
      return false;
    }
  }

  /** What a killed run of the same work has left. */
  private Optional<EarlierChunks> earlier(PartialFile part, byte[] head) throws IOException {
    if (part.channel().size() <= head.length) {
      return Optional.empty();
    }
    SpkzBytes bytes = SpkzBytes.open(part.path(), part.path().getFileName().toString());
    try {
      if (Arrays.equals(head, bytes.head(head.length))) {
        SpkzScan scan = SpkzScan.of(bytes);
        if (!scan.index().chunks().isEmpty()) {
          part.channel().truncate(scan.index().endOfChunks());
          return Optional.of(new EarlierChunks(scan));
        }
      }
    } catch (SpikePressException e) {
      progress.update("starting anew", 0);
    }
    bytes.close();
    return Optional.empty();
  }

  private void fill(
      FileChannel channel,
      byte[] head,
      Optional<EarlierChunks> earlier,
      Workers workers,
      SpikeFeed feed)
      throws IOException {
    ChunkWriter chunks =
        new ChunkWriter(codec, channel, settings.bound(), earlier, workers, progress);
    chunks.write(head);
    long firstChunk = chunks.offset();
    feed.feed(chunks::append);
    chunks.finish();
    channel.truncate(chunks.offset());
    Optional<SourceHash> hash = source.get();
    if (hash.isPresent()) {
      chunks.write(hash.get().toSection());
    }
    Optional<ChannelIndex> channels = chunks.channels();
    if (channels.isPresent()) {
      chunks.write(channels.get().toSection());
    }
    SpkzIndex index = chunks.index(firstChunk);
    Optional<byte[]> slabs = index.slabSection();
    if (slabs.isPresent()) {
      chunks.write(slabs.get());
    }
    chunks.write(HeadCheck.of(metadataSection, modelSection).toSection());
    byte[] section = index.toSection();
    chunks.write(section);
    chunks.write(FileFrame.trailer(chunks.offset() - section.length, chunks.offset()));
    written = chunks.restored();
    report = report(chunks, index);
  }

  private WriteReport report(ChunkWriter chunks, SpkzIndex index) {
    long window = (long) codec.model().card().numChannels() * codec.model().card().numSamples();
    return new WriteReport(
        chunks.spikes(),
        chunks.spikes() * window,
        chunks.entropyBits(),
        8 * index.parts().payload(),
        8 * index.parts().residual(),
        8 * index.parts().events(),
        8 * index.parts().labels(),
        modelSection.length,
        chunks.offset(),
        chunks.meter().distortion(),
        index.inputSha256Hex(),
        ModelFile.sha256(codec.model()));
  }

  private SpkzMetadata metadata() {
    return new SpkzMetadata(
        metadata,
        codec.model().card().numChannels(),
        codec.model().card().numSamples(),
        codec.model().family(),
        settings.bound().map(ErrorBound::greatest).orElse(Double.NaN),
        "",
        Provenance.program());
  }

  private void verify(Path temporary) throws IOException {
    if (report.fileBytes() != Files.size(temporary)) {
      throw new DamagedFileException(
          output.toString(), report.fileBytes(), "the file was not written to its end");
    }
    if (!settings.verify()) {
      return;
    }
    try (SpkzFile file = SpkzFile.open(temporary, output.getFileName().toString())) {
      SpikeCodec reader = settings.embedModel() ? file.codec(settings.models()) : codec;
      byte[] read = file.digest(reader, settings.pipeline().threads(), "verifying", progress);
      if (!Arrays.equals(read, written)) {
        throw new DamagedFileException(
            output.toString(),
            DamagedFileException.UNKNOWN_OFFSET,
            "reads back as other spikes than were written; nothing was left behind");
      }
    }
  }
}
