// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.ModelFile;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.container.chunks.StoredSpikes;
import io.github.spikepress.container.index.ChannelIndex;
import io.github.spikepress.container.index.ChunkEntry;
import io.github.spikepress.container.index.SpkzIndex;
import io.github.spikepress.container.metadata.SourceHash;
import io.github.spikepress.container.metadata.SpkzMetadata;
import io.github.spikepress.container.sections.SectionReader;
import io.github.spikepress.container.sections.SpkzBytes;
import io.github.spikepress.container.sections.SpkzFormat;
import io.github.spikepress.container.spikes.SpikeSelection;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.pipeline.PipelineSettings;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.Spikes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A {@code .spkz} file opened for reading. Opening reads metadata, model and index; spikes are read
 * from the chunks that hold them, and every byte that is read is checked. Thread-safe.
 */
public final class SpkzFile implements AutoCloseable {

  private final SpkzBytes bytes;
  private final SpkzMetadata metadata;
  private final StoredModel model;
  private final SpkzIndex index;
  private final SectionSizes sizes;
  private final boolean bounded;
  private final SkippableSections known;
  private final StoredSpikes spikes;

  /** The codec that was compared last; comparing takes a hash of its model. */
  private volatile SpikeCodec knownCodec;

  private SpkzFile(SpkzBytes bytes) {
    this.bytes = bytes;
    long indexOffset = bytes.indexOffset();
    long trailer = bytes.size() - SpkzFormat.TRAILER_BYTES;
    SpkzBytes.Section first =
        bytes.section(SpkzFormat.METADATA, SpkzFormat.HEADER_BYTES, indexOffset);
    metadata = SpkzMetadata.read(first.reader(bytes.name()));
    SpkzBytes.Section second = bytes.section(SpkzFormat.MODEL, first.end(), indexOffset);
    model = StoredModel.read(second.reader(bytes.name()));
    SpkzBytes.Section last = bytes.section(SpkzFormat.INDEX, indexOffset, trailer);
    bytes.requireAt(last.end(), trailer);
    SectionReader reader = last.reader(bytes.name());
    bounded = bytes.version() == SpkzFormat.BOUNDED_VERSION;
    requireBound();
    SpkzIndex stored = SpkzIndex.read(reader, indexOffset, metadata.maxChunkSpikes(), bounded);
    known = new SkippableSections(bytes, stored, new HeadCheck(first.crc(), second.crc()));
    known.read(second.end(), stored.firstChunk());
    known.read(stored.endOfChunks(), indexOffset);
    index = known.index();
    spikes = new StoredSpikes(bytes, index, metadata, known.channels());
    sizes = sizes(first.end() - first.offset(), second.end() - second.offset());
  }

  /**
   * Opens a file.
   *
   * @param file a {@code .spkz} file
   * @return the file, to be closed after use
   * @throws DamagedFileException if it is none, is cut short or damaged
   * @throws NotSupportedException if it is of a newer version
   * @throws WrongArgumentException if it cannot be read
   */
  public static SpkzFile open(Path file) {
    return open(file, file.getFileName().toString());
  }

  /** Opens a file that messages call by another name. */
  static SpkzFile open(Path file, String name) {
    SpkzBytes bytes = SpkzBytes.open(file, name);
    boolean opened = false;
    try {
      SpkzFile spkz = new SpkzFile(bytes);
      opened = true;
      return spkz;
    } finally {
      if (!opened) {
        bytes.close();
      }
    }
  }

  /**
   * What the file says about its spikes.
   *
   * @return metadata
   */
  public SpkzMetadata metadata() {
    return metadata;
  }

  /**
   * The version of the format.
   *
   * @return 1, or 2 for a file that promises a bound of the error
   */
  public int version() {
    return bytes.version();
  }

  /**
   * What the spikes were cut from.
   *
   * @return empty if the file does not say
   */
  public Optional<SourceHash> source() {
    return known.source();
  }

  /**
   * The number of spikes.
   *
   * @return 0 or more
   */
  public long numSpikes() {
    return index.numSpikes();
  }

  /**
   * Whether the file holds times and channels.
   *
   * @return true if it does
   */
  public boolean hasEvents() {
    return index.hasEvents();
  }

  /**
   * Whether the file holds unit labels.
   *
   * @return true if it does
   */
  public boolean hasLabels() {
    return index.hasLabels();
  }

  /**
   * The hash of the spikes that were compressed, as {@link
   * io.github.spikepress.waveforms.WaveformDigest} gives it.
   *
   * @return 64 hexadecimal digits
   */
  public String inputSha256() {
    return index.inputSha256Hex();
  }

  /**
   * The hash of the model, as {@link ModelFile#sha256} gives it.
   *
   * @return 64 hexadecimal digits
   */
  public String modelSha256() {
    return model.sha256();
  }

  /**
   * The model, where the file holds it.
   *
   * @return empty if the file only names its model
   */
  public Optional<CodecModel> embeddedModel() {
    return model.embedded();
  }

  /**
   * Where the bytes go.
   *
   * @return sizes of the sections
   */
  public SectionSizes sizes() {
    return sizes;
  }

  /**
   * The codec of the file.
   *
   * @param models where to look if the model is not embedded, and what makes a codec of it
   * @return the codec
   * @throws WrongArgumentException if the model is nowhere to be found
   */
  public SpikeCodec codec(ModelSource models) {
    CodecModel found =
        model
            .embedded()
            .or(() -> models.find(model.sha256()))
            .orElseThrow(
                () ->
                    new WrongArgumentException(
                        bytes.name()
                            + " needs its "
                            + metadata.codec()
                            + " model with SHA-256 "
                            + model.sha256()
                            + ", which is neither embedded nor bundled: give the model file"));
    if (!found.family().equals(metadata.codec())) {
      throw bytes.damaged(
          SpkzFormat.HEADER_BYTES,
          "codec is " + metadata.codec() + " but the model is of " + found.family());
    }
    return models.load(found);
  }

  /**
   * Restores all spikes.
   *
   * @param codec the codec of this file, from {@link #codec}
   * @param progress follows the work and may cancel it
   * @return the spikes in their order
   */
  public Spikes read(SpikeCodec codec, Progress progress) {
    return read(codec, 0, numSpikes(), progress);
  }

  /**
   * Restores a range of spikes, reading only the slabs that hold them.
   *
   * @param codec the codec of this file, from {@link #codec}
   * @param from first spike
   * @param to one past the last spike
   * @param progress follows the work and may cancel it
   * @return the spikes in their order
   * @throws WrongArgumentException if the range leaves the file, the codec is of another model, or
   *     the spikes do not fit into one array
   * @throws DamagedFileException if a chunk is damaged
   */
  public Spikes read(SpikeCodec codec, long from, long to, Progress progress) {
    return read(codec, SpikeSelection.ALL.withSpikes(from, to), progress);
  }

  /**
   * Restores the spikes of a range of time, reading only the chunks that may hold them.
   *
   * @param codec the codec of this file, from {@link #codec}
   * @param fromSample first sample
   * @param toSample one past the last sample
   * @param progress follows the work and may cancel it
   * @return exactly the spikes whose peaks lie in the range, in the order of the file
   * @throws WrongArgumentException if the file has no times
   */
  public Spikes readTimes(SpikeCodec codec, long fromSample, long toSample, Progress progress) {
    return read(codec, SpikeSelection.ALL.withSamples(fromSample, toSample), progress);
  }

  /**
   * Restores a selection of spikes, reading only the chunks that may hold them; of slabs that a
   * range of numbers cuts, all.
   *
   * @param codec the codec of this file, from {@link #codec}
   * @param selection which spikes
   * @param progress follows the work and may cancel it
   * @return exactly the selected spikes, in the order of the file
   * @throws WrongArgumentException if the selection leaves the file, or needs times or channels
   *     that the file does not have
   * @throws DamagedFileException if a chunk is damaged
   */
  public Spikes read(SpikeCodec codec, SpikeSelection selection, Progress progress) {
    requireModel(codec);
    return spikes.read(codec, selection, progress);
  }

  /**
   * Restores all spikes, one stretch of at most 2^18 after another, which is all that is held of
   * them in memory.
   *
   * @param codec the codec of this file, from {@link #codec}
   * @param sink takes the spikes in the order of the file
   * @throws DamagedFileException if a chunk is damaged
   */
  public void readAll(SpikeCodec codec, Consumer<Spikes> sink) {
    requireModel(codec);
    spikes.readAll(codec, sink);
  }

  /**
   * Restores all spikes and compares everything that the file says twice, in constant memory.
   *
   * @param codec the codec of this file, from {@link #codec}
   * @param progress follows the work and may cancel it
   * @throws DamagedFileException at the first thing that is wrong
   */
  public void verify(SpikeCodec codec, Progress progress) {
    digest(codec, PipelineSettings.usual().threads(), "verifying", progress);
  }

  /**
   * How much of the file has been read since it was opened.
   *
   * @return bytes, opening included
   */
  public long bytesRead() {
    return bytes.bytesRead();
  }

  @Override
  public void close() {
    bytes.close();
  }

  /** Which chunks hold spikes of a channel, where the file says so. */
  Optional<ChannelIndex> channels() {
    return known.channels();
  }

  /** The chunks as the index lists them. */
  List<ChunkEntry> chunks() {
    return index.chunks();
  }

  private void requireBound() {
    if (bounded == Double.isNaN(metadata.maxError()) || metadata.maxError() < 0) {
      throw bytes.damaged(
          SpkzFormat.HEADER_BYTES,
          "max_error is " + metadata.maxError() + " in a file of version " + bytes.version());
    }
  }

  /** Hash of all that a reader gets, chunk after chunk, so that memory stays bounded. */
  byte[] digest(SpikeCodec codec, int threads, String stage, Progress progress) {
    requireModel(codec);
    return spikes.digest(codec, threads, stage, progress);
  }

  private void requireModel(SpikeCodec codec) {
    if (codec != knownCodec) {
      String got = ModelFile.sha256(codec.model());
      if (!got.equals(model.sha256())) {
        throw new WrongArgumentException(
            bytes.name() + " was written with model " + model.sha256() + ", not with " + got);
      }
      knownCodec = codec;
    }
  }

  private SectionSizes sizes(long metadataBytes, long modelBytes) {
    SpkzIndex.PartSizes parts = index.parts();
    long known = metadataBytes + modelBytes + parts.events() + parts.labels() + parts.payload();
    known += parts.residual();
    return new SectionSizes(
        metadataBytes,
        modelBytes,
        parts.events(),
        parts.labels(),
        parts.payload(),
        parts.residual(),
        bytes.size() - known);
  }
}
