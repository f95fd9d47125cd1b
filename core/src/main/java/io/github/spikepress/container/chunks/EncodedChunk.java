// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.chunks;

import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.container.bounded.ErrorBound;
import io.github.spikepress.container.events.EventsCoding;
import io.github.spikepress.container.events.LabelsCoding;
import io.github.spikepress.container.index.ChunkEntry;
import io.github.spikepress.container.index.SlabPlace;
import io.github.spikepress.container.index.SpkzIndex;
import io.github.spikepress.container.sections.SectionReader;
import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.container.sections.SpkzFormat;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * A chunk ready to be written.
 *
 * @param section the whole section
 * @param parts sizes of its parts
 * @param counts the codec's symbols; empty for a chunk that an earlier run has written
 * @param place in its slab
 * @param original what went in
 * @param restored what a reader will get
 */
record EncodedChunk(
    byte[] section,
    SpkzIndex.PartSizes parts,
    Optional<SymbolCounts> counts,
    SlabPlace place,
    Spikes original,
    Spikes restored) {

  /** Encodes a chunk that is a slab by itself. */
  static EncodedChunk of(
      SpikeCodec codec, Optional<ErrorBound> bound, Spikes spikes, long firstSpike) {
    return of(codec, bound, spikes, firstSpike, SlabPlace.ALONE);
  }

  static EncodedChunk of(
      SpikeCodec codec,
      Optional<ErrorBound> bound,
      Spikes spikes,
      long firstSpike,
      SlabPlace place) {
    int count = spikes.waveforms().numSpikes();
    SortedMap<Integer, byte[]> parts = new TreeMap<>();
    spikes.events().ifPresent(events -> parts.put(SpkzFormat.EVENTS_PART, events(events)));
    spikes.labels().ifPresent(labels -> parts.put(SpkzFormat.LABELS_PART, labels(labels)));
    EncodedSpikes encoded = codec.encode(spikes.waveforms());
    parts.put(SpkzFormat.PAYLOAD_PART, encoded.payload());
    Waveforms coded = codec.decode(count, encoded.payload());
    Optional<ErrorBound.Residual> residual = bound.map(b -> b.of(spikes.waveforms(), coded));
    residual.ifPresent(rest -> parts.put(SpkzFormat.RESIDUAL_PART, rest.part()));
    Waveforms restored = residual.map(ErrorBound.Residual::restored).orElse(coded);
    if (!place.equals(SlabPlace.ALONE)) {
      parts.put(SpkzFormat.SLAB_PART, place.toPart());
    }
    return new EncodedChunk(
        Chunk.toSection(firstSpike, count, parts),
        sizes(parts),
        Optional.of(encoded.counts()),
        place,
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
        crc(),
        place);
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

  private static SpkzIndex.PartSizes sizes(SortedMap<Integer, byte[]> parts) {
    return new SpkzIndex.PartSizes(
        size(parts, SpkzFormat.EVENTS_PART),
        size(parts, SpkzFormat.LABELS_PART),
        size(parts, SpkzFormat.PAYLOAD_PART),
        size(parts, SpkzFormat.RESIDUAL_PART));
  }

  private static int size(SortedMap<Integer, byte[]> parts, int type) {
    return parts.containsKey(type) ? parts.get(type).length : 0;
  }
}
