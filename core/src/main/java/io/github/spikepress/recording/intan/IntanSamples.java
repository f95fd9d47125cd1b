// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.intan;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.files.FileBytes;
import io.github.spikepress.recording.Calibration;
import io.github.spikepress.recording.StoredSamples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Amplifier samples in blocks: in each block the channels lie one after the other, each with all
 * its samples of the block. Thread-safe.
 */
final class IntanSamples implements StoredSamples {

  /** Bytes that are read at once, a block at least. */
  private static final int PIECE = 1 << 20;

  private final Path file;
  private final IntanHeader header;
  private final long numBlocks;
  private final FileChannel channel;

  IntanSamples(Path file, IntanHeader header) {
    this.file = file;
    this.header = header;
    long size = FileBytes.size(file);
    long data = size - header.size();
    if (data == 0) {
      throw new NotSupportedException(
          file.getFileName()
              + " has a header and no data: they lie in files beside it (amplifier.dat), which can"
              + " be opened as flat int16 with gain_uv=0.195");
    }
    if (data % header.blockBytes() != 0) {
      throw new DamagedFileException(
          file.getFileName().toString(),
          size,
          "the file ends inside a data block of "
              + header.blockBytes()
              + " bytes; it was cut short, copy it again");
    }
    this.numBlocks = data / header.blockBytes();
    this.channel = FileBytes.open(file);
  }

  /** The first byte behind the data. */
  long end() {
    return header.size() + numBlocks * header.blockBytes();
  }

  @Override
  public int numChannels() {
    return header.amplifiers().size();
  }

  @Override
  public long numSamples() {
    return numBlocks * header.blockSamples();
  }

  @Override
  public void read(long start, int count, Calibration calibration, float[][] into) {
    long last = (start + count + header.blockSamples() - 1) / header.blockSamples();
    int atOnce = Math.max(1, PIECE / header.blockBytes());
    for (long block = start / header.blockSamples(); block < last; block += atOnce) {
      int blocks = (int) Math.min(atOnce, last - block);
      ByteBuffer bytes =
          FileBytes.read(
                  channel,
                  file,
                  header.size() + block * header.blockBytes(),
                  blocks * header.blockBytes())
              .order(ByteOrder.LITTLE_ENDIAN);
      for (int b = 0; b < blocks; b++) {
        long first = (block + b) * header.blockSamples() - start;
        spread(bytes, b * header.blockBytes(), first, count, calibration, into);
      }
    }
  }

  /** Copies the part of a block that was asked for; its first sample goes to index first. */
  private void spread(
      ByteBuffer bytes, int at, long first, int count, Calibration calibration, float[][] into) {
    int samples = header.blockSamples();
    int from = (int) Math.max(0, -first);
    int to = (int) Math.min(samples, count - first);
    for (int c = 0; c < numChannels(); c++) {
      int row = at + header.amplifierOffset() + c * samples * Short.BYTES;
      for (int i = from; i < to; i++) {
        int stored = bytes.getShort(row + i * Short.BYTES) & 0xffff;
        into[c][(int) (first + i)] = calibration.value(c, stored);
      }
    }
  }

  @Override
  public void close() {
    FileBytes.close(channel, file);
  }
}
