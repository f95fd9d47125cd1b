// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.files.FileBytes;
import io.github.spikepress.files.StoredArray;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** One channel after the other, each with all its samples. Thread-safe. */
public final class PlanarSamples implements StoredSamples {

  /** Bytes that are read at once. */
  private static final int PIECE = 1 << 18;

  private final StoredArray rows;
  private final FileChannel file;

  /**
   * Opens the file.
   *
   * @param rows {@code [channel][sample]} in row-major order
   */
  public PlanarSamples(StoredArray rows) {
    this.rows = rows;
    this.file = FileBytes.open(rows.file());
  }

  @Override
  public int numChannels() {
    return Math.toIntExact(rows.numRows());
  }

  @Override
  public long numSamples() {
    return rows.numColumns();
  }

  @Override
  public void read(long start, int count, Calibration calibration, float[][] into) {
    int size = rows.type().size();
    int atOnce = PIECE / size;
    for (int c = 0; c < numChannels(); c++) {
      for (int from = 0; from < count; from += atOnce) {
        int length = Math.min(atOnce, count - from);
        long at = rows.offset() + (c * numSamples() + start + from) * size;
        ByteBuffer bytes = FileBytes.read(file, rows.file(), at, length * size).order(rows.order());
        for (int i = 0; i < length; i++) {
          into[c][from + i] = calibration.value(c, rows.type().read(bytes, i));
        }
      }
    }
  }

  @Override
  public void close() {
    FileBytes.close(file, rows.file());
  }
}
