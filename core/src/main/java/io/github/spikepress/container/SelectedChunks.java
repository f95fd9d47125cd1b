// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.Spikes;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Restores a selection of a file's spikes, reading the chunks that may hold some and no others.
 *
 * @param reader restores chunks
 * @param channels which chunks hold spikes of a channel, where the file says so
 */
record SelectedChunks(ChunkReader reader, Optional<ChannelIndex> channels) {

  private static final long MAX_ARRAY = Integer.MAX_VALUE - 8L;

  Spikes read(SpikeCodec codec, SpikeSelection selection, Progress progress) {
    require(selection);
    List<ChunkEntry> wanted = wanted(selection);
    AtomicInteger done = new AtomicInteger();
    List<Spikes> pieces =
        wanted.parallelStream()
            .map(
                entry -> {
                  Spikes piece = reader.read(codec, entry, selection);
                  progress.checkpoint("restoring", (double) done.incrementAndGet() / wanted.size());
                  return piece;
                })
            .toList();
    requireRoom(pieces.stream().mapToLong(piece -> piece.waveforms().numSpikes()).sum());
    SpkzIndex index = reader.index();
    return pieces.isEmpty()
        ? SpikePieces.none(reader.metadata(), index.hasEvents(), index.hasLabels())
        : SpikePieces.join(pieces);
  }

  /** The chunks that may hold selected spikes. */
  List<ChunkEntry> wanted(SpikeSelection selection) {
    List<ChunkEntry> chunks = reader.index().chunks();
    BitSet held = new BitSet();
    if (selection.channels().isEmpty() || channels.isEmpty()) {
      held.set(0, chunks.size());
    } else {
      selection.channels().forEach(channel -> held.or(channels.get().chunksOf(channel)));
    }
    return IntStream.range(0, chunks.size())
        .filter(held::get)
        .mapToObj(chunks::get)
        .filter(selection::mayWant)
        .toList();
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
