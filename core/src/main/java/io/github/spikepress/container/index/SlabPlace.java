// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.index;

import io.github.spikepress.container.sections.SectionReader;
import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.container.sections.SpkzFormat;

/**
 * A chunk's place in its slab.
 *
 * @param before chunks of the slab before it
 * @param after chunks of the slab behind it
 */
public record SlabPlace(int before, int after) {

  /** Of a chunk that is a slab by itself. */
  public static final SlabPlace ALONE = new SlabPlace(0, 0);

  /**
   * Whether a chunk there may follow one here.
   *
   * @param next the other chunk's place
   * @return true if it is the next of the slab, or the first of another behind the last
   */
  public boolean isFollowedBy(SlabPlace next) {
    return after == 0 ? next.before == 0 : next.before == before + 1 && next.after == after - 1;
  }

  /**
   * The part of a chunk that says this.
   *
   * @return its bytes
   */
  public byte[] toPart() {
    return new SectionWriter().putVarint(before).putVarint(after).toBytes();
  }

  /**
   * Reads the part of a chunk.
   *
   * @param part its bytes
   * @return the place in a slab of at least two chunks
   * @throws io.github.spikepress.errors.DamagedFileException if the part is damaged
   */
  public static SlabPlace read(SectionReader part) {
    int before = (int) part.getVarint("chunks before it", 0, SpkzFormat.MAX_SLAB_SPIKES);
    int least = before == 0 ? 1 : 0;
    int after = (int) part.getVarint("chunks behind it", least, SpkzFormat.MAX_SLAB_SPIKES);
    part.requireEnd();
    return new SlabPlace(before, after);
  }
}
