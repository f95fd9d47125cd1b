// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.chunks;

import io.github.spikepress.container.index.SlabPlace;
import io.github.spikepress.container.sections.SpkzFormat;
import io.github.spikepress.container.spikes.SpikeOrder;
import io.github.spikepress.container.spikes.SpikePieces;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.Spikes;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides spikes, as they come, among chunks. Spikes in the order of their times on several
 * channels are gathered into slabs, and the chunks of a slab hold one {@link Banks bank} of
 * channels each. All others go into chunks as they come. What goes into a chunk does not depend on
 * the pieces that the spikes come in. Not thread-safe.
 */
final class SlabCutter {

  /** What a power cut takes of a live recording is at most as long as a slab. */
  private static final double LONGEST_SECONDS = 30;

  private final int chunkSpikes;
  private final int slabSpikes;
  private final Banks banks;
  private final Sink sink;
  private final List<Spikes> waiting = new ArrayList<>();
  private int count;

  /** Takes the spikes of chunk after chunk. */
  @FunctionalInterface
  interface Sink {
    /** The spikes of the next chunk and its place in its slab. */
    void chunk(Spikes spikes, SlabPlace place);
  }

  /** Cuts slabs, banks and chunks of the usual sizes. */
  SlabCutter(int valuesPerSpike, Sink sink) {
    this(
        SpkzFormat.slabSpikes(valuesPerSpike),
        new Banks(SpkzFormat.bankSpikes(valuesPerSpike), SpkzFormat.chunkSpikes(valuesPerSpike)),
        sink);
  }

  SlabCutter(int slabSpikes, Banks banks, Sink sink) {
    this.chunkSpikes = banks.mostSpikes();
    this.slabSpikes = slabSpikes;
    this.banks = banks;
    this.sink = sink;
  }

  /** Takes the next spikes; they may wait for the rest of their slab. */
  void append(Spikes next) {
    int from = 0;
    int numSpikes = next.waveforms().numSpikes();
    for (int i = 0; i < numSpikes; i++) {
      if (isFull(next, from, i)) {
        hold(SpikePieces.slice(next, from, i));
        cut(false);
        from = i;
      }
    }
    hold(SpikePieces.slice(next, from, numSpikes));
  }

  /** Hands out what is still waiting. */
  void finish() {
    if (count > 0) {
      cut(true);
    }
  }

  private void hold(Spikes piece) {
    if (piece.waveforms().numSpikes() > 0) {
      waiting.add(piece);
      count += piece.waveforms().numSpikes();
    }
  }

  /** Whether the slab of what waits and of the spikes from one place to another ends there. */
  private boolean isFull(Spikes next, int from, int to) {
    int size = count + to - from;
    if (size < chunkSpikes || next.events().isEmpty()) {
      return size >= slabSpikes;
    }
    Spikes first = waiting.isEmpty() ? next : waiting.get(0);
    long start = first.events().orElseThrow().samples()[waiting.isEmpty() ? from : 0];
    double length = next.events().get().samples()[to] - (double) start;
    return size >= slabSpikes || length > LONGEST_SECONDS * next.metadata().samplingFrequencyHz();
  }

  private void cut(boolean toTheEnd) {
    Spikes slab = SpikePieces.join(waiting);
    waiting.clear();
    count = 0;
    List<int[]> chunks = slab.events().map(this::chunks).orElse(List.of());
    if (chunks.size() > 1) {
      for (int i = 0; i < chunks.size(); i++) {
        sink.chunk(
            SpikePieces.select(slab, chunks.get(i)), new SlabPlace(i, chunks.size() - 1 - i));
      }
    } else {
      hold(asTheyCome(slab, toTheEnd));
    }
  }

  /** The places of each chunk's spikes; empty where banks are of no use. */
  private List<int[]> chunks(SpikeEvents events) {
    if (events.numSpikes() <= chunkSpikes || !SpikeOrder.isOf(events)) {
      return List.of();
    }
    List<int[]> found = banks.of(events);
    return found.size() == 1
        ? List.of()
        : found.stream().flatMap(bank -> banks.inTime(bank).stream()).toList();
  }

  /** Hands out full chunks and gives what is left. */
  private Spikes asTheyCome(Spikes slab, boolean toTheEnd) {
    int numSpikes = slab.waveforms().numSpikes();
    int from = 0;
    for (; from + chunkSpikes <= numSpikes; from += chunkSpikes) {
      sink.chunk(SpikePieces.slice(slab, from, from + chunkSpikes), SlabPlace.ALONE);
    }
    if (toTheEnd && from < numSpikes) {
      sink.chunk(SpikePieces.slice(slab, from, numSpikes), SlabPlace.ALONE);
      from = numSpikes;
    }
    return SpikePieces.slice(slab, from, numSpikes);
  }
}
