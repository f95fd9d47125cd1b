// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.waveforms.SpikeEvents;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A chunk's parts, found but not yet decoded. */
final class Chunk {

  private final int numSpikes;
  private final Map<Integer, SectionReader> parts = new TreeMap<>();

  private Chunk(int numSpikes) {
    this.numSpikes = numSpikes;
  }

  /** Puts parts of known types together; a null part is left out. */
  static byte[] toSection(
      long firstSpike, int numSpikes, byte[] events, byte[] labels, byte[] payload) {
    SectionWriter section = new SectionWriter().putVarint(firstSpike).putVarint(numSpikes);
    putPart(section, SpkzFormat.EVENTS_PART, events);
    putPart(section, SpkzFormat.LABELS_PART, labels);
    putPart(section, SpkzFormat.PAYLOAD_PART, payload);
    return section.toSection(SpkzFormat.CHUNK);
  }

  private static void putPart(SectionWriter section, int type, byte[] part) {
    if (part != null) {
      section.putByte(type).putVarint(part.length).putBytes(part);
    }
  }

  /** Finds the parts of a chunk that the index describes. */
  static Chunk parse(SectionReader section, ChunkEntry entry, SpkzIndex index) {
    section.getVarint("first spike of the chunk", entry.firstSpike(), entry.firstSpike());
    section.getVarint("spikes of the chunk", entry.numSpikes(), entry.numSpikes());
    Chunk chunk = new Chunk(entry.numSpikes());
    while (section.remaining() > 0) {
      chunk.parsePart(section);
    }
    chunk.require(section, SpkzFormat.EVENTS_PART, index.hasEvents(), "times");
    chunk.require(section, SpkzFormat.LABELS_PART, index.hasLabels(), "labels");
    chunk.require(section, SpkzFormat.PAYLOAD_PART, true, "payload");
    return chunk;
  }

  private void parsePart(SectionReader section) {
    int type = section.getByte("type of a part");
    int size = section.getSize("size of a part");
    boolean known = type >= SpkzFormat.EVENTS_PART && type <= SpkzFormat.PAYLOAD_PART;
    if (!known && type < SpkzFormat.FIRST_OPTIONAL_PART) {
      throw new NotSupportedException(
          section.source()
              + " at byte "
              + section.offset()
              + ": chunk part of unknown type "
              + type
              + ": update SpikePress");
    }
    SectionReader part =
        new SectionReader(section.source(), section.offset(), section.getBytes(size, "a part"));
    if (parts.put(type, part) != null) {
      throw section.damaged("chunk has two parts of type " + type);
    }
  }

  private void require(SectionReader section, int type, boolean expected, String what) {
    if (parts.containsKey(type) != expected) {
      throw section.damaged("chunk " + (expected ? "lacks its " : "has unexpected ") + what);
    }
  }

  /** Decodes times and channels; call at most once. */
  Optional<SpikeEvents> events() {
    return Optional.ofNullable(parts.get(SpkzFormat.EVENTS_PART))
        .map(part -> EventsCoding.read(part, numSpikes));
  }

  /** Decodes labels; call at most once. */
  Optional<int[]> labels() {
    return Optional.ofNullable(parts.get(SpkzFormat.LABELS_PART))
        .map(part -> LabelsCoding.read(part, numSpikes));
  }

  /** Gives the payload; call at most once. */
  byte[] payload() {
    SectionReader part = parts.get(SpkzFormat.PAYLOAD_PART);
    return part.getBytes(part.remaining(), "payload");
  }
}
