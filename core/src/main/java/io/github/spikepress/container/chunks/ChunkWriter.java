// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.chunks;

import io.github.spikepress.codec.DistortionMeter;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.container.bounded.ErrorBound;
import io.github.spikepress.container.index.ChannelCollector;
import io.github.spikepress.container.index.ChannelIndex;
import io.github.spikepress.container.index.ChunkEntry;
import io.github.spikepress.container.index.SlabPlace;
import io.github.spikepress.container.index.SpkzIndex;
import io.github.spikepress.container.sections.SpkzFormat;
import io.github.spikepress.container.spikes.SpikePieces;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.pipeline.OrderedStage;
import io.github.spikepress.pipeline.Workers;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.WaveformDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Encodes several chunks at once while the next spikes come, and appends them to a file in their
 * order. The bytes depend on neither the pieces that the spikes come in nor the number of threads.
 * Not thread-safe.
 */
public final class ChunkWriter {

  private final SpikeCodec codec;
  private final Optional<ErrorBound> bound;
  private final Optional<EarlierChunks> earlier;
  private final FileChannel channel;
  private final Progress progress;
  private final SlabCutter cutter;
  private final OrderedStage<Piece, EncodedChunk> encoding;
  private final WaveformDigest input = new WaveformDigest();
  private final ContentDigest restored = new ContentDigest();
  private final DistortionMeter meter = new DistortionMeter();
  private final SymbolCounts counts = new SymbolCounts(0);
  private final List<ChunkEntry> entries = new ArrayList<>();
  private final ChannelCollector channels = new ChannelCollector();
  private SpkzIndex.PartSizes parts = SpkzIndex.PartSizes.NONE;
  private Spikes kind;
  private boolean allCounted = true;
  private long offset;
  private long pieces;
  private long firstOfNext;
  private long spikes;

  /** The spikes of a chunk on their way. */
  private record Piece(int number, long firstSpike, Spikes spikes, SlabPlace place) {}

  /**
   * Starts at the beginning of a file.
   *
   * @param codec encodes the spikes
   * @param channel the file, which is written from its first byte on
   * @param bound the greatest error that is promised, if any
   * @param earlier chunks that an earlier run has written there, which are not written again
   * @param workers encode at once
   * @param progress follows the work and may cancel it
   */
  public ChunkWriter(
      SpikeCodec codec,
      FileChannel channel,
      Optional<ErrorBound> bound,
      Optional<EarlierChunks> earlier,
      Workers workers,
      Progress progress) {
    this.codec = codec;
    this.channel = channel;
    this.bound = bound;
    this.earlier = earlier;
    this.progress = progress;
    int values = codec.model().card().numChannels() * codec.model().card().numSamples();
    cutter = new SlabCutter(values, this::start);
    int waiting = workers.count() + SpkzFormat.slabSpikes(values) / SpkzFormat.bankSpikes(values);
    encoding = new OrderedStage<>(workers, waiting, this::encode, this::take);
  }

  /**
   * Appends bytes that are no chunk.
   *
   * @param bytes the bytes
   * @throws IOException if the file cannot be written
   */
  public void write(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer, offset + buffer.position());
    }
    offset += bytes.length;
  }

  /**
   * Appends the next spikes; some of them wait for the rest of their slab.
   *
   * @param next any number of spikes
   * @throws WrongArgumentException if they do not fit the codec or the spikes before them
   * @throws UncheckedIOException if the file cannot be written
   * @throws EarlierChunks.OtherWork if an earlier run has written others there
   */
  public void append(Spikes next) {
    requireAlike(next);
    kind = SpikePieces.slice(next, 0, 0);
    input.update(next.waveforms());
    cutter.append(next);
  }

  /**
   * Writes what is still waiting.
   *
   * @throws UncheckedIOException if the file cannot be written
   * @throws EarlierChunks.OtherWork if an earlier run has written others there
   */
  public void finish() {
    cutter.finish();
    encoding.drain();
  }

  /**
   * The index of all chunks, with their places in slabs; call at most once.
   *
   * @param firstChunk where the first one starts
   * @return the index
   */
  public SpkzIndex index(long firstChunk) {
    return new SpkzIndex(
        kind != null && kind.events().isPresent(),
        kind != null && kind.labels().isPresent(),
        bound.isPresent(),
        input.finish(),
        parts,
        firstChunk,
        List.copyOf(entries));
  }

  /**
   * Which chunks hold spikes of a channel.
   *
   * @return empty where that would spare a reader nothing
   */
  public Optional<ChannelIndex> channels() {
    return channels.index();
  }

  /**
   * Where the next byte is written.
   *
   * @return offset in the file
   */
  public long offset() {
    return offset;
  }

  /**
   * Spikes in the chunks that are written.
   *
   * @return 0 or more
   */
  public long spikes() {
    return spikes;
  }

  /**
   * Hash of all that a reader will get; call at most once.
   *
   * @return what {@link StoredSpikes#digest} gives of the file
   */
  public byte[] restored() {
    return restored.finish();
  }

  /**
   * How far what a reader will get lies from what was given.
   *
   * @return the meter, which goes on with the next spikes
   */
  public DistortionMeter meter() {
    return meter;
  }

  /**
   * Entropy of the codec's symbols.
   *
   * @return bits; NaN if an earlier run has coded some of them
   */
  public double entropyBits() {
    return allCounted ? counts.entropyBits() : Double.NaN;
  }

  private void start(Spikes chunk, SlabPlace place) {
    int numSpikes = chunk.waveforms().numSpikes();
    progress.checkpoint("compressing", spikes / (double) (firstOfNext + numSpikes));
    encoding.put(new Piece((int) pieces++, firstOfNext, chunk, place));
    firstOfNext += numSpikes;
  }

  private EncodedChunk encode(Piece piece) {
    if (earlier.isPresent() && piece.number() < earlier.get().count()) {
      return earlier.get().take(piece.number(), codec, bound, piece.spikes());
    }
    return EncodedChunk.of(codec, bound, piece.spikes(), piece.firstSpike(), piece.place());
  }

  private void take(EncodedChunk chunk) {
    entries.add(chunk.entry(offset, spikes));
    spikes += chunk.original().waveforms().numSpikes();
    chunk.original().events().ifPresent(channels::add);
    parts = parts.plus(chunk.parts());
    allCounted &= chunk.counts().isPresent();
    chunk.counts().ifPresent(counts::addAll);
    restored.update(chunk.restored());
    meter.add(chunk.original().waveforms(), chunk.restored().waveforms());
    if (chunk.counts().isEmpty()) {
      offset += chunk.section().length;
      return;
    }
    try {
      write(chunk.section());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireAlike(Spikes next) {
    int numChannels = codec.model().card().numChannels();
    int numSamples = codec.model().card().numSamples();
    if (next.waveforms().numChannels() != numChannels
        || next.waveforms().numSamples() != numSamples) {
      throw new WrongArgumentException(
          "spikes of "
              + next.waveforms().numChannels()
              + " x "
              + next.waveforms().numSamples()
              + " do not fit the model of "
              + numChannels
              + " x "
              + numSamples
              + "; take or train a model of this window");
    }
    if (kind != null
        && (kind.events().isPresent() != next.events().isPresent()
            || kind.labels().isPresent() != next.labels().isPresent())) {
      throw new WrongArgumentException("all or none of the spikes must have times, and labels");
    }
  }
}
