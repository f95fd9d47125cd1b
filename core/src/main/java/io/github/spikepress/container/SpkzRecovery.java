// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import io.github.spikepress.container.chunks.SpkzScan;
import io.github.spikepress.container.index.ChunkEntry;
import io.github.spikepress.container.index.SpkzIndex;
import io.github.spikepress.container.sections.FileFrame;
import io.github.spikepress.container.sections.SpkzBytes;
import io.github.spikepress.container.sections.SpkzFormat;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.AtomicFile;
import io.github.spikepress.progress.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes a whole {@code .spkz} file of one whose writer was killed, or that was cut short: of all
 * chunks up to the first that is not whole.
 *
 * @param spikes spikes that were kept
 * @param chunks chunks that were kept
 * @param lostBytes bytes behind them that are no whole chunk
 * @param missing what is missing, in one sentence; the recovered file says the same of itself
 */
public record SpkzRecovery(long spikes, int chunks, long lostBytes, String missing) {

  /**
   * Recovers a file.
   *
   * @param interrupted the file, which is left as it is
   * @param output the whole file; appears whole or not at all
   * @param progress follows the work and may cancel it, which leaves nothing behind
   * @return what was kept and what is missing
   * @throws DamagedFileException if not even metadata and model are whole
   * @throws WrongArgumentException if the file is whole already, or cannot be read or written
   */
  public static SpkzRecovery recover(Path interrupted, Path output, Progress progress) {
    requireInterrupted(interrupted);
    try (SpkzBytes bytes = SpkzBytes.open(interrupted, interrupted.getFileName().toString())) {
      SpkzScan scan = SpkzScan.of(bytes);
      AtomicFile.write(output, channel -> write(channel, scan, progress));
      return new SpkzRecovery(
          scan.index().numSpikes(),
          scan.index().chunks().size(),
          bytes.size() - scan.index().endOfChunks(),
          scan.missing());
    }
  }

  private static void requireInterrupted(Path file) {
    try (SpkzFile whole = SpkzFile.open(file)) {
      throw new WrongArgumentException(
          file + " is whole, all " + whole.numSpikes() + " spikes: there is nothing to recover");
    } catch (DamagedFileException e) {
      // As expected: it has no end
      return;
    }
  }

  private static void write(FileChannel channel, SpkzScan scan, Progress progress)
      throws IOException {
    byte[] metadata = scan.metadata().withRecovered(scan.missing()).toSection();
    put(channel, FileFrame.header(scan.bytes().version()));
    put(channel, metadata);
    put(channel, scan.model());
    SpkzIndex found = scan.index();
    for (ChunkEntry chunk : found.chunks()) {
      progress.checkpoint("recovering", (double) chunk.firstSpike() / found.numSpikes());
      put(channel, scan.bytes().section(SpkzFormat.CHUNK, chunk.offset(), chunk.end()).framed());
    }
    SpkzIndex index = found.from(channel.position() - (found.endOfChunks() - found.firstChunk()));
    if (scan.channels().isPresent()) {
      put(channel, scan.channels().get().toSection());
    }
    Optional<byte[]> slabs = found.slabSection();
    if (slabs.isPresent()) {
      put(channel, slabs.get());
    }
    put(channel, HeadCheck.of(metadata, scan.model()).toSection());
    long indexOffset = channel.position();
    put(channel, index.toSection());
    put(channel, FileFrame.trailer(indexOffset, channel.position()));
  }

  private static void put(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }
}
