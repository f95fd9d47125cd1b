// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.FileBytes;
import io.github.spikepress.files.OpenMatrix;
import io.github.spikepress.files.StoredArray;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/**
 * Frames one after the other, each with one number a channel; of the channels some may be left out.
 * Read by place and not memory-mapped: a mapped file that is cut short ends the program, and on
 * Windows cannot be deleted until the garbage collector has run. Thread-safe.
 */
public final class InterleavedSamples implements StoredSamples {

  /** Bytes that are read at once, a frame at least. */
  private static final int PIECE = 1 << 20;

  private final OpenMatrix.Rows open;
  private final StoredArray frames;
  private final int[] channels;

  /**
   * Opens the file.
   *
   * @param frames {@code [sample][channel]} in row-major order
   * @param channels which channels to read, in this order
   */
  public InterleavedSamples(StoredArray frames, int[] channels) {
    this(OpenMatrix.Rows.open(frames), channels);
  }

  InterleavedSamples(OpenMatrix.Rows open) {
    this(open, IntStream.range(0, open.numColumns()).toArray());
  }

  private InterleavedSamples(OpenMatrix.Rows open, int[] channels) {
    this.open = open;
    this.frames = open.place();
    int inFile = frames.numColumns();
    if (IntStream.of(channels).anyMatch(channel -> channel < 0 || channel >= inFile)) {
      throw new WrongArgumentException(
          frames.file().getFileName() + " has " + inFile + " channels; others were asked for");
    }
    this.channels = channels.clone();
  }

  /**
   * Opens the file and reads all channels.
   *
   * @param frames {@code [sample][channel]} in row-major order
   */
  public InterleavedSamples(StoredArray frames) {
    this(frames, IntStream.range(0, frames.numColumns()).toArray());
  }

  /**
   * Frames that fill a file to its end.
   *
   * @param first where the first frame lies and how numbers are stored; its rows are not used
   * @return the same with as many rows as there are
   * @throws DamagedFileException if the file ends inside a frame
   */
  public static StoredArray toTheEnd(StoredArray first) {
    long size = FileBytes.size(first.file());
    long frame = (long) first.numColumns() * first.type().size();
    long available = size - first.offset();
    if (available < 0 || available % frame != 0) {
      throw new DamagedFileException(
          first.file().getFileName().toString(),
          size,
          "the file ends inside a sample of "
              + first.numColumns()
              + " channels of "
              + first.type().size()
              + " bytes; it was cut short, or the number of channels is wrong");
    }
    return first.withRows(available / frame);
  }

  @Override
  public int numChannels() {
    return channels.length;
  }

  @Override
  public long numSamples() {
    return frames.numRows();
  }

  @Override
  public void read(long start, int count, Calibration calibration, float[][] into) {
    int frame = frames.numColumns() * frames.type().size();
    int atOnce = Math.max(1, PIECE / frame);
    for (int from = 0; from < count; from += atOnce) {
      int length = Math.min(atOnce, count - from);
      ByteBuffer bytes =
          FileBytes.read(
                  open.channel(),
                  frames.file(),
                  frames.offset() + (start + from) * frame,
                  Math.multiplyExact(length, frame))
              .order(frames.order());
      spread(bytes, from, length, calibration, into);
    }
  }

  private void spread(
      ByteBuffer bytes, int from, int length, Calibration calibration, float[][] into) {
    int width = frames.numColumns();
    for (int c = 0; c < channels.length; c++) {
      float[] channel = into[c];
      for (int i = 0; i < length; i++) {
        double stored = frames.type().read(bytes, i * width + channels[c]);
        channel[from + i] = calibration.value(c, stored);
      }
    }
  }

  @Override
  public void close() {
    open.close();
  }
}
