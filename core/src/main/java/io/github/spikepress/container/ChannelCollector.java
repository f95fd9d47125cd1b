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
    return sparing ? ChannelIndex.of(runs(), numChunks) : Optional.empty();
  }

  private byte[] runs() {
    SectionWriter runs = new SectionWriter();
    int channels = 1 + chunksOf.keySet().stream().mapToInt(c -> c).max().orElseThrow();
    runs.putVarint(channels);
    for (int channel = 0; channel < channels; channel++) {
      ChunkRuns.write(runs, chunksOf.getOrDefault(channel, new BitSet()));
    }
    return runs.toBytes();
  }
}
