// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.index;

import io.github.spikepress.container.sections.SectionReader;
import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.container.sections.SpkzFormat;
import io.github.spikepress.errors.DamagedFileException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * Which chunks hold spikes of a channel, as runs of chunks; kept as it is stored, because a hostile
 * file could name more runs than memory holds. Immutable.
 */
public final class ChannelIndex {

  private static final int GREATEST_BYTES = 1 << 24;
  private static final int MOST_CHANNELS = 1 << 24;

  private final byte[] stored;
  private final int numChunks;

  private ChannelIndex(byte[] stored, int numChunks) {
    this.stored = stored;
    this.numChunks = numChunks;
  }

  /**
   * Reads and checks the section.
   *
   * @param section its fields
   * @param numChunks chunks of the file
   * @return what it says
   * @throws DamagedFileException if it is damaged or breaks a rule
   */
  public static ChannelIndex read(SectionReader section, int numChunks) {
    ChannelIndex index =
        new ChannelIndex(section.getPacked("chunks of channels", GREATEST_BYTES), numChunks);
    try {
      index.check();
    } catch (DamagedFileException e) {
      throw section.damaged("chunks of channels: " + e.getMessage());
    }
    return index;
  }

  /** What the writer found; empty if it is more than a file may hold. */
  static Optional<ChannelIndex> of(byte[] runs, int numChunks) {
    return runs.length <= GREATEST_BYTES
        ? Optional.of(new ChannelIndex(runs, numChunks))
        : Optional.empty();
  }

  /**
   * The section that holds this.
   *
   * @return the whole section
   */
  public byte[] toSection() {
    return new SectionWriter().putPacked(stored).toSection(SpkzFormat.CHANNELS);
  }

  /**
   * The chunks that hold spikes of a channel.
   *
   * @param channel any channel from 0 on
   * @return their numbers; none for a channel that the file does not know
   */
  public BitSet chunksOf(int channel) {
    BitSet chunks = new BitSet();
    SectionReader runs = runs();
    int channels = (int) runs.getVarint("number of channels");
    for (int c = 0; c <= channel && c < channels; c++) {
      ChunkRuns.read(runs, numChunks, c == channel ? chunks::set : (from, to) -> {});
    }
    return chunks;
  }

  private void check() {
    SectionReader runs = runs();
    long channels = runs.getVarint("number of channels", 1, MOST_CHANNELS);
    long last = 0;
    for (long channel = 0; channel < channels; channel++) {
      last = ChunkRuns.read(runs, numChunks, (from, to) -> {});
    }
    if (last == 0) {
      throw runs.damaged("the last channel has no spikes");
    }
    runs.requireEnd();
  }

  private SectionReader runs() {
    return new SectionReader("", 0, stored);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChannelIndex index && Arrays.equals(stored, index.stored);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(stored);
  }
}
