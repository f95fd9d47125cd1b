// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import java.nio.channels.FileChannel;

/** A matrix of numbers in a file that is open, of which pieces can be read. Thread-safe. */
public sealed interface OpenMatrix extends AutoCloseable permits OpenMatrix.Rows, ChunkedMatrix {

  /**
   * How each number is stored.
   *
   * @return the type
   */
  NumberType type();

  /**
   * The number of rows.
   *
   * @return 0 or more
   */
  long numRows();

  /**
   * The length of each row.
   *
   * @return at least 1
   */
  int numColumns();

  @Override
  void close();

  /**
   * A matrix whose rows lie one after the other.
   *
   * @param place where they lie
   * @param channel the open file; of an expanded file it is not the one that the place names
   */
  record Rows(StoredArray place, FileChannel channel) implements OpenMatrix {

    /**
     * Opens the file.
     *
     * @param place where the rows lie
     * @return the matrix, to be closed by the caller
     */
    public static Rows open(StoredArray place) {
      return new Rows(place, FileBytes.open(place.file()));
    }

    @Override
    public NumberType type() {
      return place.type();
    }

    @Override
    public long numRows() {
      return place.numRows();
    }

    @Override
    public int numColumns() {
      return place.numColumns();
    }

    @Override
    public void close() {
      FileBytes.close(channel, place.file());
    }
  }
}
