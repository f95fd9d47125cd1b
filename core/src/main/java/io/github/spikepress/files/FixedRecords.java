// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import io.github.spikepress.errors.DamagedFileException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Little-endian records of one size that fill a file from an offset to its end, read a bounded
 * piece at a time. Thread-safe; holds no open file.
 */
public final class FixedRecords {

  /** Bytes that are read at once, a record at least. */
  private static final int PIECE = 1 << 20;

  private final Path file;
  private final long offset;
  private final int size;
  private final int count;

  /**
   * Finds the records.
   *
   * @param file an existing file
   * @param offset byte of the first record
   * @param size bytes of each, positive
   * @throws DamagedFileException if the file ends before or inside a record, or has more than 2^31
   *     records
   */
  public FixedRecords(Path file, long offset, int size) {
    long total = FileBytes.size(file);
    long available = total - offset;
    if (available < 0 || available % size != 0 || available / size > Integer.MAX_VALUE) {
      throw new DamagedFileException(
          file.getFileName().toString(),
          total,
          "the file ends inside a record of "
              + size
              + " bytes, counted from byte "
              + offset
              + "; it was cut short, copy it again");
    }
    this.file = file;
    this.offset = offset;
    this.size = size;
    this.count = (int) (available / size);
  }

  /** Looks at one record. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * Looks at a record.
     *
     * @param index which, from 0
     * @param bytes stands at the record's first byte; used again for the next record
     */
    void visit(int index, ByteBuffer bytes);
  }

  /**
   * The number of records.
   *
   * @return how many
   */
  public int count() {
    return count;
  }

  /**
   * Looks at all records in the file's order.
   *
   * @param visitor is shown each
   */
  public void forEach(Visitor visitor) {
    int atOnce = Math.max(1, PIECE / size);
    FileChannel channel = FileBytes.open(file);
    try {
      for (int first = 0; first < count; first += atOnce) {
        int records = Math.min(atOnce, count - first);
        ByteBuffer bytes =
            FileBytes.read(channel, file, offset + (long) first * size, records * size)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < records; i++) {
          bytes.position(i * size);
          visitor.visit(first + i, bytes);
        }
      }
    } finally {
      FileBytes.close(channel, file);
    }
  }
}
