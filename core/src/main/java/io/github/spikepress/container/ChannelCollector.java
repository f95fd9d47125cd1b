// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import io.github.spikepress.waveforms.SpikeEvents;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Notes which chunks hold spikes of which channels: one bit for each. Not thread-safe. */
final class ChannelCollector {

  private final Map<Integer, BitSet> chunksOf = new TreeMap<>();
  private int numChunks;

  /** Notes the channels of the next chunk. */
  void add(SpikeEvents events) {
    for (int channel : events.channels()) {
      chunksOf.computeIfAbsent(channel, c -> new BitSet()).set(numChunks);
    }
    numChunks++;
  }

  /** Empty where it would spare a reader nothing: all channels are in all chunks. */
  Optional<ChannelIndex> index() {
    boolean sparing = chunksOf.values().stream().anyMatch(c -> c.cardinality() < numChunks);
    return sparing ? ChannelIndex.of(runs()) : Optional.empty();
  }

  private byte[] runs() {
    SectionWriter runs = new SectionWriter();
    int channels = 1 + chunksOf.keySet().stream().mapToInt(c -> c).max().orElseThrow();
    runs.putVarint(channels);
    for (int channel = 0; channel < channels; channel++) {
      put(runs, chunksOf.getOrDefault(channel, new BitSet()));
    }
    return runs.toBytes();
  }

  private static void put(SectionWriter section, BitSet chunks) {
    SectionWriter runs = new SectionWriter();
    int count = 0;
    int at = 0;
    for (int from = chunks.nextSetBit(0); from >= 0; from = chunks.nextSetBit(at)) {
      int end = chunks.nextClearBit(from);
      runs.putVarint(from - at).putVarint(end - from);
      at = end;
      count++;
    }
    section.putVarint(count).putBytes(runs.toBytes());
  }
}
