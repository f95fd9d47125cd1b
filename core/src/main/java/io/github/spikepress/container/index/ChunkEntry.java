// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.index;

/**
 * A chunk as the index knows it.
 *
 * @param offset where its section starts in the file
 * @param bytes length of its section
 * @param firstSpike index of its first spike
 * @param numSpikes how many spikes it holds
 * @param leastTime least time of its spikes; 0 where the file has no times
 * @param greatestTime greatest time of its spikes; 0 where the file has no times
 * @param crc CRC-32C of its section
 * @param place in its slab
 */
public record ChunkEntry(
    long offset,
    int bytes,
    long firstSpike,
    int numSpikes,
    long leastTime,
    long greatestTime,
    int crc,
    SlabPlace place) {

  ChunkEntry movedBy(long by) {
    return new ChunkEntry(
        offset + by, bytes, firstSpike, numSpikes, leastTime, greatestTime, crc, place);
  }

  /** The same chunk at a place in a slab. */
  ChunkEntry at(SlabPlace other) {
    return new ChunkEntry(
        offset, bytes, firstSpike, numSpikes, leastTime, greatestTime, crc, other);
  }

  /**
   * Where its section ends.
   *
   * @return offset in the file
   */
  public long end() {
    return offset + bytes;
  }

  /**
   * Where its spikes end.
   *
   * @return one past the index of its last spike
   */
  public long endSpike() {
    return firstSpike + numSpikes;
  }
}
