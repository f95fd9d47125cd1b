// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import io.github.spikepress.codec.DistortionMeter;
import io.github.spikepress.codec.SpikeCodec;
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
final class ChunkWriter {

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

  ChunkWriter(
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

  /** Appends bytes that are no chunk; what an earlier run has written is not written again. */
  void write(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer, offset + buffer.position());
    }
    offset += bytes.length;
  }

  /** Appends the next spikes; some of them wait for the rest of their slab. */
  void append(Spikes next) {
    requireAlike(next);
    kind = SpikePieces.slice(next, 0, 0);
    input.update(next.waveforms());
    cutter.append(next);
  }

  /** Writes what is still waiting. */
  void finish() {
    cutter.finish();
    encoding.drain();
  }

  SpkzIndex index(long firstChunk) {
    return new SpkzIndex(
        kind != null && kind.events().isPresent(),
        kind != null && kind.labels().isPresent(),
        bound.isPresent(),
        input.finish(),
        parts,
        firstChunk,
        List.copyOf(entries));
  }

  Optional<ChannelIndex> channels() {
    return channels.index();
  }

  long offset() {
    return offset;
  }

  long spikes() {
    return spikes;
  }

  ContentDigest restored() {
    return restored;
  }

  DistortionMeter meter() {
    return meter;
  }

  /** Entropy of the symbols; NaN if an earlier run has coded some of them. */
  double entropyBits() {
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
