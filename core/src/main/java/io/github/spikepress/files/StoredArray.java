// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import io.github.spikepress.errors.WrongArgumentException;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Where a matrix of numbers lies in a file: row after row, from an offset on. Holds no open file.
 *
 * @param file the file
 * @param offset byte of the first number
 * @param type how each number is stored
 * @param order the byte order
 * @param numRows rows, 0 or more
 * @param numColumns numbers of each row, at least 1
 */
public record StoredArray(
    Path file, long offset, NumberType type, ByteOrder order, long numRows, int numColumns) {

  /** Checks that the place can be in a file at all. */
  public StoredArray {
    long frame = (long) numColumns * type.size();
    if (offset < 0
        || numRows < 0
        || numColumns < 1
        || frame > Integer.MAX_VALUE
        || numRows > (Long.MAX_VALUE - offset) / frame) {
      throw new WrongArgumentException(
          file.getFileName() + " cannot hold " + numRows + " rows of " + numColumns + " numbers");
    }
  }

  /**
   * The same place with another number of rows.
   *
   * @param rows rows, 0 or more
   * @return a copy
   */
  public StoredArray withRows(long rows) {
    return new StoredArray(file, offset, type, order, rows, numColumns);
  }

  /**
   * The first byte behind the matrix.
   *
   * @return its offset
   */
  public long end() {
    return offset + numRows * numColumns * type.size();
  }
}
