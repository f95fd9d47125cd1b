// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.index;

import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.waveforms.SpikeEvents;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Notes which chunks hold spikes of which channels: one bit for each. Not thread-safe. */
public final class ChannelCollector {

  private final Map<Integer, BitSet> chunksOf = new TreeMap<>();
  private int numChunks;

  /** Starts without chunks. */
  public ChannelCollector() {}

  /**
   * Notes the channels of the next chunk.
   *
   * @param events times and channels of its spikes
   */
  public void add(SpikeEvents events) {
    for (int channel : events.channels()) {
      chunksOf.computeIfAbsent(channel, c -> new BitSet()).set(numChunks);
    }
    numChunks++;
  }

  /**
   * What was noted.
   *
   * @return empty where it would spare a reader nothing, as all channels are in all chunks, or is
   *     more than a file may hold
   */
  public Optional<ChannelIndex> index() {
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
