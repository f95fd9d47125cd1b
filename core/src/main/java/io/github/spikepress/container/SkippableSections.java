// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import io.github.spikepress.container.index.ChannelIndex;
import io.github.spikepress.container.index.ChunkEntry;
import io.github.spikepress.container.index.SpkzIndex;
import io.github.spikepress.container.metadata.SourceHash;
import io.github.spikepress.container.sections.SectionReader;
import io.github.spikepress.container.sections.SpkzBytes;
import io.github.spikepress.container.sections.SpkzFormat;
import io.github.spikepress.errors.NotSupportedException;
import java.util.List;
import java.util.Optional;

/** The sections that a reader may skip; this one knows some of them. Not thread-safe. */
final class SkippableSections {

  private final SpkzBytes bytes;
  private SpkzIndex index;
  private final HeadCheck head;
  private Optional<SourceHash> source = Optional.empty();
  private Optional<ChannelIndex> channels = Optional.empty();
  private boolean slabsKnown;

  SkippableSections(SpkzBytes bytes, SpkzIndex index, HeadCheck head) {
    this.bytes = bytes;
    this.index = index;
    this.head = head;
  }

  /** Reads the sections of a part of the file, which must fill it. */
  void read(long from, long to) {
    long at = from;
    while (at < to) {
      SpkzBytes.Section section = bytes.section(at, to);
      if (!section.mayBeSkipped()) {
        throw new NotSupportedException(
            bytes.name()
                + " at byte "
                + at
                + ": section of unknown type "
                + section.type()
                + ": update SpikePress");
      }
      take(section);
      at = section.end();
    }
    bytes.requireAt(at, to);
  }

  private void take(SpkzBytes.Section section) {
    SectionReader reader = section.reader(bytes.name());
    switch (section.type()) {
      case SpkzFormat.SOURCE -> source = Optional.of(SourceHash.read(reader));
      case SpkzFormat.HEAD -> {
        if (!HeadCheck.read(reader).equals(head)) {
          throw bytes.damaged(
              SpkzFormat.HEADER_BYTES, "metadata or model are those of another file");
        }
      }
      case SpkzFormat.CHANNELS -> {
        requireFirst(section, channels.isPresent(), "channels' chunks");
        channels = Optional.of(ChannelIndex.read(reader, index.chunks().size()));
      }
      case SpkzFormat.SLABS -> {
        requireFirst(section, slabsKnown, "slabs");
        slabsKnown = true;
        index = index.withSlabs(reader);
        requireSizes(section, index.slabs());
      }
      default -> {
        // A later version knows what it is.
      }
    }
  }

  private void requireFirst(SpkzBytes.Section section, boolean before, String what) {
    if (before || !index.hasEvents()) {
      throw bytes.damaged(section.offset(), "unexpected section of the " + what);
    }
  }

  /** A slab is held in memory. */
  private void requireSizes(SpkzBytes.Section section, List<List<ChunkEntry>> found) {
    for (List<ChunkEntry> slab : found) {
      long spikes = slab.get(slab.size() - 1).endSpike() - slab.get(0).firstSpike();
      if (slab.size() > 1 && spikes > SpkzFormat.MAX_SLAB_SPIKES) {
        throw bytes.damaged(
            section.offset(),
            "slab of " + spikes + " spikes; expected at most " + SpkzFormat.MAX_SLAB_SPIKES);
      }
    }
  }

  Optional<SourceHash> source() {
    return source;
  }

  Optional<ChannelIndex> channels() {
    return channels;
  }

  /** The index, with what is known about slabs. */
  SpkzIndex index() {
    return index;
  }
}
