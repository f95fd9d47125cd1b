// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A chunk ready to be written.
 *
 * @param section the whole section
 * @param parts sizes of its parts
 * @param counts the codec's symbols; empty for a chunk that an earlier run has written
 * @param original what went in
 * @param restored what a reader will get
 */
record EncodedChunk(
    byte[] section,
    SpkzIndex.PartSizes parts,
    Optional<SymbolCounts> counts,
    Spikes original,
    Spikes restored) {

  static EncodedChunk of(
      SpikeCodec codec, Optional<ErrorBound> bound, Spikes spikes, long firstSpike) {
    int count = spikes.waveforms().numSpikes();
    byte[] events = spikes.events().map(EncodedChunk::events).orElse(null);
    byte[] labels = spikes.labels().map(EncodedChunk::labels).orElse(null);
    EncodedSpikes encoded = codec.encode(spikes.waveforms());
    byte[] payload = encoded.payload();
    Waveforms coded = codec.decode(count, payload);
    Optional<ErrorBound.Residual> residual = bound.map(b -> b.of(spikes.waveforms(), coded));
    byte[] rest = residual.map(ErrorBound.Residual::part).orElse(null);
    Waveforms restored = residual.map(ErrorBound.Residual::restored).orElse(coded);
    return new EncodedChunk(
        Chunk.toSection(firstSpike, count, events, labels, payload, rest),
        new SpkzIndex.PartSizes(size(events), size(labels), payload.length, size(rest)),
        Optional.of(encoded.counts()),
        spikes,
        new Spikes(restored, spikes.events(), spikes.labels(), spikes.metadata()));
  }

  /** What the index says about this chunk at its place. */
  ChunkEntry entry(long offset, long firstSpike) {
    long[] times = original.events().map(SpikeEvents::samples).orElse(new long[1]);
    return new ChunkEntry(
        offset,
        section.length,
        firstSpike,
        original.waveforms().numSpikes(),
        LongStream.of(times).min().orElseThrow(),
        LongStream.of(times).max().orElseThrow(),
        crc());
  }

  private int crc() {
    return new SectionReader("", 0, Arrays.copyOfRange(section, section.length - 4, section.length))
        .getInt("CRC-32C");
  }

  private static byte[] events(SpikeEvents events) {
    SectionWriter part = new SectionWriter();
    EventsCoding.write(part, events);
    return part.toBytes();
  }

  private static byte[] labels(int[] labels) {
    SectionWriter part = new SectionWriter();
    LabelsCoding.write(part, labels);
    return part.toBytes();
  }

  private static int size(byte[] part) {
    return part == null ? 0 : part.length;
  }
}
