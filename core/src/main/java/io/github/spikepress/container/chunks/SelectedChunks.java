// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.chunks;

import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.container.index.ChannelIndex;
import io.github.spikepress.container.index.ChunkEntry;
import io.github.spikepress.container.metadata.SpkzMetadata;
import io.github.spikepress.container.spikes.SpikeOrder;
import io.github.spikepress.container.spikes.SpikePieces;
import io.github.spikepress.container.spikes.SpikeSelection;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.Spikes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Restores a selection of a file's spikes, reading the chunks that may hold some and no others.
 *
 * @param reader restores chunks
 * @param channels which chunks hold spikes of a channel, where the file says so
 */
record SelectedChunks(ChunkReader reader, Optional<ChannelIndex> channels) {

  private static final long MAX_ARRAY = Integer.MAX_VALUE - 8L;

  /** A slab's chunks that may hold selected spikes. */
  private record Wanted(List<ChunkEntry> chunks, boolean cut) {}

  Spikes read(SpikeCodec codec, SpikeSelection selection, Progress progress) {
    require(selection);
    List<Wanted> wanted = wanted(selection);
    AtomicInteger done = new AtomicInteger();
    int all = wanted.stream().mapToInt(slab -> slab.chunks().size()).sum();
    Runnable step = () -> progress.checkpoint("restoring", (double) done.incrementAndGet() / all);
    List<Spikes> pieces =
        wanted.parallelStream().map(slab -> read(codec, slab, selection, step)).toList();
    requireRoom(pieces.stream().mapToLong(piece -> piece.waveforms().numSpikes()).sum());
    return pieces.isEmpty() ? reader.none() : SpikePieces.join(pieces);
  }

  /** Hands out all spikes slab after slab, which is all that is held of them. */
  void readAll(SpikeCodec codec, Consumer<Spikes> sink) {
    for (Wanted slab : wanted(SpikeSelection.ALL)) {
      sink.accept(read(codec, slab, SpikeSelection.ALL, () -> {}));
    }
  }

  /** Which spikes the numbers mean is known when all spikes of the slab are in their order. */
  private Spikes read(SpikeCodec codec, Wanted slab, SpikeSelection selection, Runnable step) {
    SpikeSelection ofChunks = slab.cut() ? SpikeSelection.ALL : selection;
    List<Spikes> pieces =
        slab.chunks().parallelStream()
            .map(
                entry -> {
                  Spikes piece = reader.read(codec, entry, ofChunks);
                  step.run();
                  return piece;
                })
            .toList();
    if (pieces.size() == 1) {
      return pieces.get(0);
    }
    Spikes spikes = SpikePieces.join(pieces);
    spikes = SpikePieces.select(spikes, SpikeOrder.places(spikes.events().orElseThrow()));
    return slab.cut()
        ? SpikePieces.select(
            spikes,
            selection.within(
                slab.chunks().get(0).firstSpike(), spikes.waveforms().numSpikes(), spikes.events()))
        : spikes;
  }

  private List<Wanted> wanted(SpikeSelection selection) {
    List<ChunkEntry> all = reader.index().chunks();
    Set<Long> held = new HashSet<>();
    boolean anyChannel = selection.channels().isEmpty() || channels.isEmpty();
    if (!anyChannel) {
      selection.channels().stream()
          .flatMapToInt(channel -> channels.get().chunksOf(channel).stream())
          .forEach(chunk -> held.add(all.get(chunk).offset()));
    }
    Predicate<ChunkEntry> mayWant =
        chunk ->
            (anyChannel || held.contains(chunk.offset()))
                && selection.mayWantTimes(chunk.leastTime(), chunk.greatestTime());
    List<Wanted> wanted = new ArrayList<>();
    for (List<ChunkEntry> slab : reader.index().slabs()) {
      long first = slab.get(0).firstSpike();
      long end = slab.get(slab.size() - 1).endSpike();
      List<ChunkEntry> chunks = slab.stream().filter(mayWant).toList();
      if (!chunks.isEmpty() && selection.overlaps(first, end)) {
        boolean cut = slab.size() > 1 && selection.cuts(first, end);
        wanted.add(new Wanted(cut ? slab : chunks, cut));
      }
    }
    return wanted;
  }

  private void require(SpikeSelection selection) {
    long numSpikes = reader.index().numSpikes();
    boolean toTheEnd = selection.toSpike() == Long.MAX_VALUE;
    long to = toTheEnd ? numSpikes : selection.toSpike();
    String name = reader.bytes().name();
    if (selection.fromSpike() > to || to > numSpikes) {
      throw new WrongArgumentException(
          "spikes "
              + selection.fromSpike()
              + " to "
              + to
              + " leave the "
              + numSpikes
              + " of "
              + name);
    }
    if (!selection.needsEvents()) {
      requireRoom(to - selection.fromSpike());
    } else if (!reader.index().hasEvents()) {
      throw new WrongArgumentException(name + " holds no spike times and channels");
    }
  }

  private void requireRoom(long spikes) {
    SpkzMetadata metadata = reader.metadata();
    long values = (long) metadata.numChannels() * metadata.numSamples();
    if (spikes > MAX_ARRAY / values) {
      throw new WrongArgumentException(
          reader.bytes().name()
              + ": "
              + spikes
              + " spikes of "
              + values
              + " values do not fit into one array; read them in ranges");
    }
  }
}
