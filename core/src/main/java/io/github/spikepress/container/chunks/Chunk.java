// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.chunks;

import io.github.spikepress.container.events.EventsCoding;
import io.github.spikepress.container.events.LabelsCoding;
import io.github.spikepress.container.index.ChunkEntry;
import io.github.spikepress.container.index.SlabPlace;
import io.github.spikepress.container.index.SpkzIndex;
import io.github.spikepress.container.sections.SectionReader;
import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.container.sections.SpkzFormat;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.waveforms.SpikeEvents;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A chunk's parts, found but not yet decoded. */
final class Chunk {

  private final int numSpikes;
  private final Map<Integer, SectionReader> parts = new TreeMap<>();
  private SlabPlace place = SlabPlace.ALONE;

  private Chunk(int numSpikes) {
    this.numSpikes = numSpikes;
  }

  /** Puts parts together, in the order of their types. */
  static byte[] toSection(long firstSpike, int numSpikes, SortedMap<Integer, byte[]> parts) {
    SectionWriter section = new SectionWriter().putVarint(firstSpike).putVarint(numSpikes);
    parts.forEach((type, part) -> putPart(section, type, part));
    return section.toSection(SpkzFormat.CHUNK);
  }

  private static void putPart(SectionWriter section, int type, byte[] part) {
    section.putByte(type).putVarint(part.length).putBytes(part);
  }

  /** Finds the parts of a chunk that the index describes. */
  static Chunk parse(SectionReader section, ChunkEntry entry, SpkzIndex index) {
    section.getVarint("first spike of the chunk", entry.firstSpike(), entry.firstSpike());
    section.getVarint("spikes of the chunk", entry.numSpikes(), entry.numSpikes());
    Chunk chunk = parseParts(section, entry.numSpikes());
    chunk.require(section, SpkzFormat.EVENTS_PART, index.hasEvents(), "times");
    chunk.require(section, SpkzFormat.LABELS_PART, index.hasLabels(), "labels");
    chunk.require(section, SpkzFormat.PAYLOAD_PART, true, "payload");
    chunk.require(section, SpkzFormat.RESIDUAL_PART, index.hasResiduals(), "residual");
    if (chunk.place.before() != entry.place().before()) {
      throw section.damaged(
          "chunk has "
              + chunk.place.before()
              + " chunks of its slab before it; expected "
              + entry.place().before());
    }
    return chunk;
  }

  /** Finds the parts of a chunk that no index describes. */
  static Chunk parse(SectionReader section, long firstSpike, int maxSpikes) {
    section.getVarint("first spike of the chunk", firstSpike, firstSpike);
    int numSpikes = (int) section.getVarint("spikes of the chunk", 1, maxSpikes);
    Chunk chunk = parseParts(section, numSpikes);
    chunk.require(section, SpkzFormat.PAYLOAD_PART, true, "payload");
    return chunk;
  }

  private static Chunk parseParts(SectionReader section, int numSpikes) {
    Chunk chunk = new Chunk(numSpikes);
    while (section.remaining() > 0) {
      chunk.parsePart(section);
    }
    return chunk;
  }

  int numSpikes() {
    return numSpikes;
  }

  /** Bytes of the parts of known types. */
  SpkzIndex.PartSizes sizes() {
    return new SpkzIndex.PartSizes(
        size(SpkzFormat.EVENTS_PART),
        size(SpkzFormat.LABELS_PART),
        size(SpkzFormat.PAYLOAD_PART),
        size(SpkzFormat.RESIDUAL_PART));
  }

  boolean hasEvents() {
    return parts.containsKey(SpkzFormat.EVENTS_PART);
  }

  boolean hasLabels() {
    return parts.containsKey(SpkzFormat.LABELS_PART);
  }

  boolean hasResidual() {
    return parts.containsKey(SpkzFormat.RESIDUAL_PART);
  }

  /** Its place in its slab. */
  SlabPlace place() {
    return place;
  }

  private long size(int type) {
    return parts.containsKey(type) ? parts.get(type).remaining() : 0;
  }

  private void parsePart(SectionReader section) {
    int type = section.getByte("type of a part");
    int size = section.getSize("size of a part");
    boolean known = type >= SpkzFormat.EVENTS_PART && type <= SpkzFormat.RESIDUAL_PART;
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
    if (type == SpkzFormat.SLAB_PART) {
      place = SlabPlace.read(part);
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

  /** The residual of a chunk that has one. */
  SectionReader residual() {
    return parts.get(SpkzFormat.RESIDUAL_PART);
  }

  /** Gives the payload; call at most once. */
  byte[] payload() {
    SectionReader part = parts.get(SpkzFormat.PAYLOAD_PART);
    return part.getBytes(part.remaining(), "payload");
  }
}
