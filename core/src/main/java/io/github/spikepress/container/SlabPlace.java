// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

/**
 * A chunk's place in its slab.
 *
 * @param before chunks of the slab before it
 * @param after chunks of the slab behind it
 */
record SlabPlace(int before, int after) {

  /** Of a chunk that is a slab by itself. */
  static final SlabPlace ALONE = new SlabPlace(0, 0);

  /** Whether a chunk there may follow one here. */
  boolean isFollowedBy(SlabPlace next) {
    return after == 0 ? next.before == 0 : next.before == before + 1 && next.after == after - 1;
  }

  byte[] toPart() {
    return new SectionWriter().putVarint(before).putVarint(after).toBytes();
  }

  static SlabPlace read(SectionReader part) {
    int before = (int) part.getVarint("chunks before it", 0, SpkzFormat.MAX_SLAB_SPIKES);
    int least = before == 0 ? 1 : 0;
    int after = (int) part.getVarint("chunks behind it", least, SpkzFormat.MAX_SLAB_SPIKES);
    part.requireEnd();
    return new SlabPlace(before, after);
  }
}
