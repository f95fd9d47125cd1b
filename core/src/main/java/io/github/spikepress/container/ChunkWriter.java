// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import io.github.spikepress.codec.DistortionMeter;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.WaveformDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts spikes into chunks, encodes several at once and appends them to a file. The bytes depend on
 * neither the pieces that the spikes come in nor the number of threads. Not thread-safe.
 */
final class ChunkWriter {

  /** Chunks that are encoded at once; bounds the memory. */
  private static final int WAVE = Math.max(2, Runtime.getRuntime().availableProcessors());

  private final SpikeCodec codec;
  private final FileChannel channel;
  private final Progress progress;
  private final int chunkSpikes;
  private final WaveformDigest input = new WaveformDigest();
  private final ContentDigest restored = new ContentDigest();
  private final DistortionMeter meter = new DistortionMeter();
  private final SymbolCounts counts = new SymbolCounts(0);
  private final List<ChunkEntry> entries = new ArrayList<>();
  private SpkzIndex.PartSizes parts = SpkzIndex.PartSizes.NONE;
  private Spikes pending;
  private long offset;
  private long spikes;

  ChunkWriter(SpikeCodec codec, FileChannel channel, Progress progress) {
    this.codec = codec;
    this.channel = channel;
    this.progress = progress;
    chunkSpikes =
        SpkzFormat.chunkSpikes(
            codec.model().card().numChannels() * codec.model().card().numSamples());
  }

  /** Appends bytes that are no chunk. */
  void write(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    offset += bytes.length;
  }

  /** Appends the next spikes; some of them wait for the rest of their chunk. */
  void append(Spikes next) {
    requireAlike(next);
    pending = pending == null ? next : SpikePieces.join(List.of(pending, next));
    int whole = pending.waveforms().numSpikes() / chunkSpikes * chunkSpikes;
    encode(whole);
  }

  /** Writes what is still waiting. */
  void finish() {
    if (pending != null) {
      encode(pending.waveforms().numSpikes());
    }
  }

  SpkzIndex index(long firstChunk) {
    return new SpkzIndex(
        pending != null && pending.events().isPresent(),
        pending != null && pending.labels().isPresent(),
        input.finish(),
        parts,
        firstChunk,
        List.copyOf(entries));
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

  SymbolCounts counts() {
    return counts;
  }

  /** Encodes and writes the first spikes that wait. */
  private void encode(int count) {
    int[] starts = IntStream.range(0, (count + chunkSpikes - 1) / chunkSpikes).toArray();
    for (int wave = 0; wave < starts.length; wave += WAVE) {
      progress.checkpoint("compressing", (double) wave / starts.length);
      long before = spikes;
      int from = wave * chunkSpikes;
      List<EncodedChunk> chunks =
          IntStream.range(wave, Math.min(wave + WAVE, starts.length))
              .parallel()
              .mapToObj(chunk -> encodeChunk(chunk * chunkSpikes, count, before - from))
              .toList();
      chunks.forEach(this::take);
    }
    if (count > 0) {
      pending = SpikePieces.slice(pending, count, pending.waveforms().numSpikes());
    }
  }

  private EncodedChunk encodeChunk(int from, int count, long firstPending) {
    int to = Math.min(from + chunkSpikes, count);
    return EncodedChunk.of(codec, SpikePieces.slice(pending, from, to), firstPending + from);
  }

  private void take(EncodedChunk chunk) {
    entries.add(chunk.entry(offset, spikes));
    spikes += chunk.original().waveforms().numSpikes();
    parts = parts.plus(chunk.parts());
    counts.addAll(chunk.counts());
    input.update(chunk.original().waveforms());
    restored.update(chunk.restored());
    meter.add(chunk.original().waveforms(), chunk.restored().waveforms());
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
    if (pending != null
        && (pending.events().isPresent() != next.events().isPresent()
            || pending.labels().isPresent() != next.labels().isPresent())) {
      throw new WrongArgumentException("all or none of the spikes must have times, and labels");
    }
  }
}
