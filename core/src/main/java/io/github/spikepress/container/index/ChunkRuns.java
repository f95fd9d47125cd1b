// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.index;

import io.github.spikepress.container.sections.SectionReader;
import io.github.spikepress.container.sections.SectionWriter;
import java.util.BitSet;

/**
 * A set of chunks as it is stored: how many runs of chunks on end, then each with the gap before.
 */
final class ChunkRuns {

  private ChunkRuns() {}

  /** Takes a run of chunks. */
  @FunctionalInterface
  interface Run {
    /** From a chunk to one past the last. */
    void of(int from, int to);
  }

  static void write(SectionWriter section, BitSet chunks) {
    SectionWriter runs = new SectionWriter();
    int count = 0;
    int at = 0;
    for (int from = chunks.nextSetBit(0); from >= 0; from = chunks.nextSetBit(at)) {
      int end = chunks.nextClearBit(from);
      runs.putVarint(from - at).putVarint(end - from);
      at = end;
      count++;
    }
    section.putVarint(count).putBytes(runs.toBytes());
  }

  /**
   * Reads and checks a set.
   *
   * @return how many runs it has
   */
  static long read(SectionReader section, int numChunks, Run each) {
    long count = section.getVarint("number of runs", 0, numChunks);
    long at = 0;
    for (long run = 0; run < count; run++) {
      long from = at + section.getVarint("gap before a run", run == 0 ? 0 : 1, numChunks - at);
      at = from + section.getVarint("length of a run", 1, numChunks - from);
      each.of((int) from, (int) at);
    }
    return count;
  }
}
