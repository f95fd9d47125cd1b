// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.index;

import io.github.spikepress.container.sections.SectionReader;
import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.container.sections.SpkzFormat;
import io.github.spikepress.errors.DamagedFileException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which chunks belong together: a slab is a stretch of spikes in the order of their times, which
 * its chunks hold channel by channel.
 */
final class SlabIndex {

  private static final int GREATEST_BYTES = 1 << 24;

  private final BitSet continuing;

  private SlabIndex(BitSet continuing) {
    this.continuing = continuing;
  }

  /** Reads and checks the section. */
  static SlabIndex read(SectionReader section, int numChunks) {
    SectionReader runs =
        new SectionReader("", 0, section.getPacked("chunks of slabs", GREATEST_BYTES));
    SlabIndex index = new SlabIndex(new BitSet());
    try {
      ChunkRuns.read(runs, numChunks, index.continuing::set);
      runs.requireEnd();
    } catch (DamagedFileException e) {
      throw section.damaged("chunks of slabs: " + e.getMessage());
    }
    if (index.continuing.isEmpty() || index.continuing.get(0)) {
      throw section.damaged("chunks of slabs: no slab, or no chunk before the first");
    }
    return index;
  }

  /** The slabs of chunks; empty if each chunk is one by itself. */
  static Optional<SlabIndex> of(List<ChunkEntry> chunks) {
    BitSet continuing = new BitSet();
    IntStream.range(0, chunks.size())
        .filter(i -> chunks.get(i).place().before() > 0)
        .forEach(continuing::set);
    return continuing.isEmpty() ? Optional.empty() : Optional.of(new SlabIndex(continuing));
  }

  byte[] toSection() {
    SectionWriter runs = new SectionWriter();
    ChunkRuns.write(runs, continuing);
    return new SectionWriter().putPacked(runs.toBytes()).toSection(SpkzFormat.SLABS);
  }

  /** A chunk's place in its slab. */
  SlabPlace place(int chunk, int numChunks) {
    int first = continuing.get(chunk) ? continuing.previousClearBit(chunk) : chunk;
    int end = Math.min(numChunks, continuing.nextClearBit(chunk + 1));
    return new SlabPlace(chunk - first, end - 1 - chunk);
  }
}
