// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import io.github.spikepress.codec.ModelFile;
import io.github.spikepress.codec.Provenance;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.files.AtomicFile;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.SpikeMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes {@code .spkz} files from a stream of spikes in constant memory: whole or not at all, and
 * by default only after the finished file has been read back and decoded to the very spikes that
 * the codec gave while writing.
 */
public final class SpkzWriter {

  private final Path output;
  private final SpikeCodec codec;
  private final WriteSettings settings;
  private final Progress progress;
  private WriteReport report;
  private ContentDigest written;

  private SpkzWriter(Path output, SpikeCodec codec, WriteSettings settings, Progress progress) {
    this.output = output;
    this.codec = codec;
    this.settings = settings;
    this.progress = progress;
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
   * @throws io.github.spikepress.errors.WrongArgumentException if spikes do not fit the codec, or
   *     the file cannot be written
   * @throws DamagedFileException if the file does not read back as it was written
   */
  public static WriteReport write(
      Path output,
      SpikeCodec codec,
      SpikeMetadata metadata,
      WriteSettings settings,
      SpikeFeed feed,
      Progress progress) {
    SpkzWriter writer = new SpkzWriter(output, codec, settings, progress);
    AtomicFile.write(output, channel -> writer.fill(channel, metadata, feed), writer::verify);
    return writer.report;
  }

  private void fill(FileChannel channel, SpikeMetadata metadata, SpikeFeed feed)
      throws IOException {
    ChunkWriter chunks = new ChunkWriter(codec, channel, progress);
    chunks.write(header());
    chunks.write(metadata(metadata));
    byte[] model = StoredModel.toSection(codec.model(), settings.embedModel());
    chunks.write(model);
    long firstChunk = chunks.offset();
    try {
      feed.feed(chunks::append);
      chunks.finish();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    SpkzIndex index = chunks.index(firstChunk);
    byte[] section = index.toSection();
    chunks.write(section);
    chunks.write(trailer(chunks.offset() - section.length, chunks.offset()));
    written = chunks.restored();
    report = report(chunks, index, model.length);
  }

  private WriteReport report(ChunkWriter chunks, SpkzIndex index, int modelBytes) {
    long window = (long) codec.model().card().numChannels() * codec.model().card().numSamples();
    return new WriteReport(
        chunks.spikes(),
        chunks.spikes() * window,
        chunks.counts().entropyBits(),
        8 * index.parts().payload(),
        8 * index.parts().events(),
        8 * index.parts().labels(),
        modelBytes,
        chunks.offset(),
        chunks.meter().distortion(),
        index.inputSha256Hex(),
        ModelFile.sha256(codec.model()));
  }

  static byte[] header() {
    byte[] start =
        new SectionWriter().putBytes(SpkzFormat.MAGIC).putInt(SpkzFormat.VERSION).toBytes();
    int crc = SectionWriter.crc(start, 0, start.length);
    return new SectionWriter().putBytes(start).putInt(crc).toBytes();
  }

  private byte[] metadata(SpikeMetadata metadata) {
    String json =
        new SpkzMetadata(
                metadata,
                codec.model().card().numChannels(),
                codec.model().card().numSamples(),
                codec.model().family(),
                Provenance.program())
            .toJson();
    SectionWriter section = new SectionWriter();
    Packed.write(section, json.getBytes(StandardCharsets.UTF_8));
    return section.toSection(SpkzFormat.METADATA);
  }

  static byte[] trailer(long indexOffset, long end) {
    byte[] start =
        new SectionWriter().putLong(indexOffset).putLong(end + SpkzFormat.TRAILER_BYTES).toBytes();
    return new SectionWriter()
        .putBytes(start)
        .putInt(SectionWriter.crc(start, 0, start.length))
        .putBytes(SpkzFormat.END_MAGIC)
        .toBytes();
  }

  /** Reads chunk after chunk, so that memory stays bounded. */
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
      ContentDigest read = new ContentDigest();
      for (ChunkEntry chunk : file.chunks()) {
        progress.checkpoint("verifying", (double) chunk.firstSpike() / file.numSpikes());
        read.update(file.read(reader, chunk.firstSpike(), chunk.endSpike(), Progress.SILENT));
      }
      if (!read.sameAs(written)) {
        throw new DamagedFileException(
            output.toString(),
            DamagedFileException.UNKNOWN_OFFSET,
            "reads back as other spikes than were written; nothing was left behind");
      }
    }
  }
}
