// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.index;

import io.github.spikepress.container.sections.SectionReader;
import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.container.sections.SpkzFormat;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The index at a file's end.
 *
 * @param hasEvents whether times and channels are stored
 * @param hasLabels whether unit labels are stored
 * @param hasResiduals whether residuals are stored, as in all files of version 2 and no others
 * @param inputSha256 SHA-256 of the spikes that were compressed, as float32, 32 bytes
 * @param parts bytes of all events, labels and payloads
 * @param firstChunk where the first chunk starts, or would start
 * @param chunks the chunks in their order
 */
public record SpkzIndex(
    boolean hasEvents,
    boolean hasLabels,
    boolean hasResiduals,
    byte[] inputSha256,
    PartSizes parts,
    long firstChunk,
    List<ChunkEntry> chunks) {

  private static final int HASH_BYTES = 32;
  private static final int EVENTS = 1;
  private static final int LABELS = 2;

  /**
   * Bytes of the parts of one or all chunks.
   *
   * @param events of times and channels
   * @param labels of unit labels
   * @param payload of what the codec wrote
   * @param residual of what keeps the bound of the error
   */
  public record PartSizes(long events, long labels, long payload, long residual) {

    /** Of no chunks. */
    public static final PartSizes NONE = new PartSizes(0, 0, 0, 0);

    /**
     * The sum with another.
     *
     * @param other of other chunks
     * @return of all of them
     */
    public PartSizes plus(PartSizes other) {
      return new PartSizes(
          events + other.events,
          labels + other.labels,
          payload + other.payload,
          residual + other.residual);
    }
  }

  /**
   * Spikes of all chunks.
   *
   * @return 0 or more
   */
  public long numSpikes() {
    return chunks.isEmpty() ? 0 : chunks.get(chunks.size() - 1).endSpike();
  }

  /**
   * The hash of the spikes that were compressed.
   *
   * @return 64 hexadecimal digits
   */
  public String inputSha256Hex() {
    return HexFormat.of().formatHex(inputSha256);
  }

  /**
   * Where the last chunk ends.
   *
   * @return offset in the file
   */
  public long endOfChunks() {
    return chunks.isEmpty() ? firstChunk : chunks.get(chunks.size() - 1).end();
  }

  /**
   * The same chunks at their places in slabs.
   *
   * @param section the fields of the section of slabs
   * @return a copy
   * @throws io.github.spikepress.errors.DamagedFileException if the section is damaged
   */
  public SpkzIndex withSlabs(SectionReader section) {
    SlabIndex slabs = SlabIndex.read(section, chunks.size());
    return with(
        firstChunk,
        IntStream.range(0, chunks.size())
            .mapToObj(i -> chunks.get(i).at(slabs.place(i, chunks.size())))
            .toList());
  }

  /**
   * The section that says which chunks are one slab.
   *
   * @return the whole section; empty if each chunk is a slab by itself
   */
  public Optional<byte[]> slabSection() {
    return SlabIndex.of(chunks).map(SlabIndex::toSection);
  }

  /**
   * The chunks of each slab; one that is no part of a slab is one by itself.
   *
   * @return lists of at least one chunk
   */
  public List<List<ChunkEntry>> slabs() {
    List<List<ChunkEntry>> slabs = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= chunks.size(); i++) {
      if (i == chunks.size() || chunks.get(i).place().before() == 0) {
        slabs.add(chunks.subList(from, i));
        from = i;
      }
    }
    return slabs;
  }

  /**
   * The same chunks at another place.
   *
   * @param first where the first chunk starts there
   * @return a copy
   */
  public SpkzIndex from(long first) {
    long by = first - firstChunk;
    return with(first, chunks.stream().map(chunk -> chunk.movedBy(by)).toList());
  }

  private SpkzIndex with(long first, List<ChunkEntry> entries) {
    return new SpkzIndex(hasEvents, hasLabels, hasResiduals, inputSha256, parts, first, entries);
  }

  /**
   * The section that holds this; places in slabs have a section of their own.
   *
   * @return the whole section
   */
  public byte[] toSection() {
    SectionWriter section = new SectionWriter();
    section.putByte((hasEvents ? EVENTS : 0) | (hasLabels ? LABELS : 0));
    section.putBytes(inputSha256).putVarint(numSpikes());
    section.putVarint(parts.events).putVarint(parts.labels).putVarint(parts.payload);
    if (hasResiduals) {
      section.putVarint(parts.residual);
    }
    section.putVarint(firstChunk).putVarint(chunks.size());
    for (ChunkEntry chunk : chunks) {
      section.putVarint(chunk.bytes()).putVarint(chunk.numSpikes());
      if (hasEvents) {
        section.putSigned(chunk.leastTime()).putVarint(chunk.greatestTime() - chunk.leastTime());
      }
      section.putInt(chunk.crc());
    }
    return section.toSection(SpkzFormat.INDEX);
  }

  /**
   * Reads and checks the section.
   *
   * @param section its fields
   * @param indexOffset where it starts in the file
   * @param maxChunkSpikes most spikes that a chunk may have
   * @param hasResiduals whether the file is of version 2
   * @return what it says, each chunk a slab by itself
   * @throws io.github.spikepress.errors.DamagedFileException if it is damaged or breaks a rule
   */
  public static SpkzIndex read(
      SectionReader section, long indexOffset, int maxChunkSpikes, boolean hasResiduals) {
    int flags = section.getByte("index flags");
    if (flags > (EVENTS | LABELS)) {
      throw section.damaged("index flags are " + flags + "; expected 0 to 3");
    }
    byte[] hash = section.getBytes(HASH_BYTES, "hash of the spikes");
    long numSpikes = section.getVarint("number of spikes", 0, Long.MAX_VALUE);
    PartSizes parts =
        new PartSizes(
            section.getVarint("size of all times", 0, indexOffset),
            section.getVarint("size of all labels", 0, indexOffset),
            section.getVarint("size of all payloads", 0, indexOffset),
            hasResiduals ? section.getVarint("size of all residuals", 0, indexOffset) : 0);
    boolean hasEvents = (flags & EVENTS) != 0;
    boolean hasLabels = (flags & LABELS) != 0;
    long firstChunk =
        section.getVarint("offset of the first chunk", SpkzFormat.HEADER_BYTES, indexOffset);
    List<ChunkEntry> chunks =
        readChunks(section, hasEvents, firstChunk, indexOffset, maxChunkSpikes);
    section.requireEnd();
    SpkzIndex index =
        new SpkzIndex(hasEvents, hasLabels, hasResiduals, hash, parts, firstChunk, chunks);
    if (index.numSpikes() != numSpikes) {
      throw section.damaged(
          "chunks hold " + index.numSpikes() + " spikes but the index says " + numSpikes);
    }
    return index;
  }

  private static List<ChunkEntry> readChunks(
      SectionReader section,
      boolean hasEvents,
      long firstChunk,
      long indexOffset,
      int maxChunkSpikes) {
    long offset = firstChunk;
    long count = section.getVarint("number of chunks", 0, section.remaining());
    List<ChunkEntry> chunks = new ArrayList<>();
    long spike = 0;
    for (long i = 0; i < count; i++) {
      ChunkEntry chunk = readChunk(section, hasEvents, offset, spike, maxChunkSpikes);
      if (chunk.end() > indexOffset) {
        throw section.damaged("chunk " + i + " reaches into the index");
      }
      chunks.add(chunk);
      offset = chunk.end();
      spike = chunk.endSpike();
    }
    return List.copyOf(chunks);
  }

  private static ChunkEntry readChunk(
      SectionReader section, boolean hasEvents, long offset, long spike, int maxChunkSpikes) {
    int bytes =
        (int)
            section.getVarint(
                "size of a chunk", SectionWriter.FRAME_BYTES, SpkzFormat.MAX_SECTION_BYTES);
    int numSpikes = (int) section.getVarint("spikes of a chunk", 1, maxChunkSpikes);
    long least = hasEvents ? section.getSigned("least time of a chunk") : 0;
    long greatest = hasEvents ? least + section.getVarint("duration of a chunk") : 0;
    int crc = section.getInt("CRC-32C of a chunk");
    return new ChunkEntry(offset, bytes, spike, numSpikes, least, greatest, crc, SlabPlace.ALONE);
  }
}
