// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.chunks;

import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.container.bounded.ErrorBound;
import io.github.spikepress.container.index.ChunkEntry;
import io.github.spikepress.container.index.SpkzIndex;
import io.github.spikepress.container.sections.SpkzBytes;
import io.github.spikepress.container.sections.SpkzFormat;
import io.github.spikepress.waveforms.Spikes;
import java.util.Arrays;
import java.util.Optional;

/**
 * The chunks that a killed run has written, for one that goes on with the same work. They are
 * decoded and not encoded again; the first is encoded all the same, and all must hold the very
 * times, channels and labels that are to be written, or the work starts anew. Thread-safe.
 *
 * @param scan what the killed run has left
 */
public record EarlierChunks(SpkzScan scan) {

  /** The chunks on disk are not those of this work. */
  public static final class OtherWork extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OtherWork() {
      super("the chunks of the interrupted file are not those of this work", null, false, false);
    }
  }

  /** How many there are. */
  int count() {
    return scan.index().chunks().size();
  }

  /**
   * The chunk on disk.
   *
   * @param number its number
   * @param codec decodes it
   * @param bound the bound that was asked for
   * @param spikes what it must hold
   * @throws OtherWork if it holds something else
   */
  EncodedChunk take(int number, SpikeCodec codec, Optional<ErrorBound> bound, Spikes spikes) {
    ChunkEntry entry = scan.index().chunks().get(number);
    Spikes restored =
        new ChunkReader(scan.bytes(), scan.index(), scan.metadata()).read(codec, entry);
    boolean same =
        restored.events().equals(spikes.events())
            && restored.labels().isPresent() == spikes.labels().isPresent()
            && Arrays.equals(
                restored.labels().orElse(new int[0]), spikes.labels().orElse(new int[0]));
    if (!same) {
      throw new OtherWork();
    }
    SpkzBytes.Section section = scan.bytes().section(SpkzFormat.CHUNK, entry.offset(), entry.end());
    if (number == 0) {
      EncodedChunk again = EncodedChunk.of(codec, bound, spikes, 0, entry.place());
      if (!Arrays.equals(again.section(), section.framed())) {
        throw new OtherWork();
      }
    }
    SpkzIndex.PartSizes sizes = Chunk.parse(section.reader(""), entry, scan.index()).sizes();
    return new EncodedChunk(
        section.framed(), sizes, Optional.empty(), entry.place(), spikes, restored);
  }
}
