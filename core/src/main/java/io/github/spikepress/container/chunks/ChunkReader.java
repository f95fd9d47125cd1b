// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.chunks;

import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.container.bounded.ErrorBound;
import io.github.spikepress.container.index.ChunkEntry;
import io.github.spikepress.container.index.SpkzIndex;
import io.github.spikepress.container.metadata.SpkzMetadata;
import io.github.spikepress.container.sections.SpkzBytes;
import io.github.spikepress.container.sections.SpkzFormat;
import io.github.spikepress.container.spikes.SpikePieces;
import io.github.spikepress.container.spikes.SpikeSelection;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.Optional;

/**
 * Restores chunks.
 *
 * @param bytes the file
 * @param index its index
 * @param metadata what it says about its spikes
 */
record ChunkReader(SpkzBytes bytes, SpkzIndex index, SpkzMetadata metadata) {

  Spikes read(SpikeCodec codec, ChunkEntry entry) {
    return read(codec, entry, SpikeSelection.ALL);
  }

  /** Restores the selected spikes; where there are none, the payload is not decoded. */
  Spikes read(SpikeCodec codec, ChunkEntry entry, SpikeSelection selection) {
    SpkzBytes.Section section = bytes.section(SpkzFormat.CHUNK, entry.offset(), entry.end());
    if (section.end() != entry.end() || section.crc() != entry.crc()) {
      throw bytes.damaged(entry.offset(), "chunk is not the one that the index describes");
    }
    Chunk chunk = Chunk.parse(section.reader(bytes.name()), entry, index);
    try {
      Optional<SpikeEvents> events = chunk.events();
      events.ifPresent(e -> requireTimes(entry, e.samples()));
      int[] chosen = selection.within(entry.firstSpike(), entry.numSpikes(), events);
      if (chosen.length == 0) {
        return none();
      }
      Spikes all =
          new Spikes(waveforms(codec, entry, chunk), events, chunk.labels(), metadata.spikes());
      return chosen.length == entry.numSpikes() ? all : SpikePieces.select(all, chosen);
    } catch (DamagedFileException e) {
      throw new DamagedFileException(
          bytes.name(), entry.offset(), "chunk cannot be decoded: " + e.getMessage(), e);
    }
  }

  /** No spikes, of the kind that the file holds. */
  Spikes none() {
    return new Spikes(
        new Waveforms(0, metadata.numChannels(), metadata.numSamples(), new float[0]),
        index.hasEvents()
            ? Optional.of(new SpikeEvents(new long[0], new int[0]))
            : Optional.empty(),
        index.hasLabels() ? Optional.of(new int[0]) : Optional.empty(),
        metadata.spikes());
  }

  private Waveforms waveforms(SpikeCodec codec, ChunkEntry entry, Chunk chunk) {
    Waveforms waveforms = codec.decode(entry.numSpikes(), chunk.payload());
    requireWindow(entry, waveforms);
    return index.hasResiduals()
        ? new ErrorBound(metadata.maxError()).restore(chunk.residual(), waveforms)
        : waveforms;
  }

  private void requireTimes(ChunkEntry entry, long[] samples) {
    long least = Arrays.stream(samples).min().orElseThrow();
    long greatest = Arrays.stream(samples).max().orElseThrow();
    if (least != entry.leastTime() || greatest != entry.greatestTime()) {
      throw bytes.damaged(entry.offset(), "times are not those that the index describes");
    }
  }

  private void requireWindow(ChunkEntry entry, Waveforms waveforms) {
    if (waveforms.numSpikes() != entry.numSpikes()
        || waveforms.numChannels() != metadata.numChannels()
        || waveforms.numSamples() != metadata.numSamples()) {
      throw bytes.damaged(
          entry.offset(),
          "codec gives "
              + waveforms
              + " but the file says "
              + metadata.numChannels()
              + " x "
              + metadata.numSamples());
    }
  }
}
