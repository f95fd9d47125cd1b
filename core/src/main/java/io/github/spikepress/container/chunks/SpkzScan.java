// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.chunks;

import io.github.spikepress.container.index.ChannelCollector;
import io.github.spikepress.container.index.ChannelIndex;
import io.github.spikepress.container.index.ChunkEntry;
import io.github.spikepress.container.index.SlabPlace;
import io.github.spikepress.container.index.SpkzIndex;
import io.github.spikepress.container.metadata.SpkzMetadata;
import io.github.spikepress.container.sections.SpkzBytes;
import io.github.spikepress.container.sections.SpkzFormat;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.waveforms.SpikeEvents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is whole of a file whose writer was stopped: metadata, model, and chunk after chunk up to
 * the first that is not whole.
 *
 * @param bytes the file
 * @param metadata what it says about its spikes
 * @param model the section of the model
 * @param index the whole chunks; the hash of the spikes is not known and all 0
 * @param channels which of them hold spikes of a channel, where that spares a reader something
 */
public record SpkzScan(
    SpkzBytes bytes,
    SpkzMetadata metadata,
    byte[] model,
    SpkzIndex index,
    Optional<ChannelIndex> channels) {

  private static final byte[] NO_HASH = new byte[32];

  /**
   * Looks for whole chunks.
   *
   * @param bytes the file, open as long as the scan is used
   * @return what is whole
   * @throws DamagedFileException if header, metadata or model are not whole
   */
  public static SpkzScan of(SpkzBytes bytes) {
    bytes.requireHeader();
    SpkzBytes.Section first =
        bytes.section(SpkzFormat.METADATA, SpkzFormat.HEADER_BYTES, bytes.size());
    SpkzMetadata metadata = SpkzMetadata.read(first.reader(bytes.name()));
    SpkzBytes.Section model = bytes.section(SpkzFormat.MODEL, first.end(), bytes.size());
    Chunks chunks = new Chunks(bytes, metadata, model.end());
    chunks.scan();
    SpkzIndex index =
        new SpkzIndex(
            chunks.hasEvents,
            chunks.hasLabels,
            bytes.version() == SpkzFormat.BOUNDED_VERSION,
            NO_HASH,
            chunks.sizes,
            model.end(),
            List.copyOf(chunks.entries));
    return new SpkzScan(bytes, metadata, model.framed(), index, chunks.channels.index());
  }

  /**
   * What is missing, in words for people.
   *
   * @return one line
   */
  public String missing() {
    long lost = bytes.size() - index.endOfChunks();
    return index.numSpikes()
        + " spikes in "
        + index.chunks().size()
        + " whole chunks are there"
        + last()
        + "; "
        + lost
        + " bytes from byte "
        + index.endOfChunks()
        + " on are no whole chunk, and what was not yet written then is missing";
  }

  /** The last spikes; of a slab of which chunks are missing, those of the first channels. */
  private String last() {
    if (index.chunks().isEmpty() || !index.hasEvents()) {
      return "";
    }
    List<List<ChunkEntry>> slabs = index.slabs();
    List<ChunkEntry> slab = slabs.get(slabs.size() - 1);
    int absent = slab.get(slab.size() - 1).place().after();
    return " (the last at sample "
        + slab.stream().mapToLong(ChunkEntry::greatestTime).max().orElseThrow()
        + ")"
        + (absent == 0
            ? ""
            : ", but from sample "
                + slab.stream().mapToLong(ChunkEntry::leastTime).min().orElseThrow()
                + " on those of the last channels are missing, "
                + absent
                + " chunks");
  }

  /** The chunks as they are found. */
  private static final class Chunks {

    private final SpkzBytes bytes;
    private final SpkzMetadata metadata;
    private final List<ChunkEntry> entries = new ArrayList<>();
    private final ChannelCollector channels = new ChannelCollector();
    private SpkzIndex.PartSizes sizes = SpkzIndex.PartSizes.NONE;
    private long offset;
    private long spikes;
    private boolean hasEvents;
    private boolean hasLabels;

    Chunks(SpkzBytes bytes, SpkzMetadata metadata, long offset) {
      this.bytes = bytes;
      this.metadata = metadata;
      this.offset = offset;
    }

    void scan() {
      Optional<ChunkEntry> next = next();
      while (next.isPresent()) {
        entries.add(next.get());
        offset = next.get().end();
        spikes = next.get().endSpike();
        next = next();
      }
    }

    private Optional<ChunkEntry> next() {
      try {
        SpkzBytes.Section section = bytes.section(SpkzFormat.CHUNK, offset, bytes.size());
        Chunk chunk = Chunk.parse(section.reader(bytes.name()), spikes, metadata.maxChunkSpikes());
        return fits(chunk) ? Optional.of(entry(section, chunk)) : Optional.empty();
      } catch (DamagedFileException e) {
        // Where the whole chunks end
        return Optional.empty();
      }
    }

    private boolean fits(Chunk chunk) {
      if (entries.isEmpty()) {
        hasEvents = chunk.hasEvents();
        hasLabels = chunk.hasLabels();
      }
      return chunk.hasEvents() == hasEvents
          && chunk.hasLabels() == hasLabels
          && (hasEvents || chunk.place().equals(SlabPlace.ALONE))
          && lastPlace().isFollowedBy(chunk.place())
          && chunk.hasResidual() == (bytes.version() == SpkzFormat.BOUNDED_VERSION);
    }

    private SlabPlace lastPlace() {
      return entries.isEmpty() ? SlabPlace.ALONE : entries.get(entries.size() - 1).place();
    }

    private ChunkEntry entry(SpkzBytes.Section section, Chunk chunk) {
      sizes = sizes.plus(chunk.sizes());
      Optional<SpikeEvents> events = chunk.events();
      events.ifPresent(channels::add);
      long[] times = events.map(SpikeEvents::samples).orElse(new long[1]);
      return new ChunkEntry(
          section.offset(),
          (int) (section.end() - section.offset()),
          spikes,
          chunk.numSpikes(),
          Arrays.stream(times).min().orElseThrow(),
          Arrays.stream(times).max().orElseThrow(),
          section.crc(),
          chunk.place());
    }
  }
}
