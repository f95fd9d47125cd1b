// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.files.FileBytes;
import io.github.spikepress.files.OpenMatrix;
import io.github.spikepress.files.StoredArray;
import java.nio.ByteBuffer;

/** One channel after the other, each with all its samples. Thread-safe. */
final class PlanarSamples implements StoredSamples {

  /** Bytes that are read at once. */
  private static final int PIECE = 1 << 18;

  private final OpenMatrix.Rows open;
  private final StoredArray rows;

  PlanarSamples(OpenMatrix.Rows open) {
    this.open = open;
    this.rows = open.place();
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
        ByteBuffer bytes =
            FileBytes.read(open.channel(), rows.file(), at, length * size).order(rows.order());
        for (int i = 0; i < length; i++) {
          into[c][from + i] = calibration.value(c, rows.type().read(bytes, i));
        }
      }
    }
  }

  @Override
  public void close() {
    open.close();
  }
}
