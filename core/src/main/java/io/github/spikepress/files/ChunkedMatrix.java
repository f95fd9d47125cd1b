// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.WrongArgumentException;
import io.jhdf.HdfFile;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.filter.PipelineFilterWithData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A matrix of an HDF5 file that is stored in chunks, each of which may be compressed. A chunk at a
 * time is expanded; the last few are kept. Thread-safe.
 */
public final class ChunkedMatrix implements OpenMatrix {

  /** Chunks beyond this are refused: their size comes from the file. */
  private static final long GREATEST_CHUNK = 1L << 26;

  /** Expanded bytes that are kept; the chunk that was asked for is kept in any case. */
  private static final long KEPT_BYTES = 1L << 24;

  private final Path file;
  private final HdfFile hdf;
  private final ChunkedDataset dataset;
  private final NumberType type;
  private final ByteOrder order;
  private final long numRows;
  private final int numColumns;
  private final int chunkRows;
  private final int chunkColumns;
  private final ChunkFilters filters;
  private final Map<Long, ByteBuffer> kept = new LinkedHashMap<>(8, 0.75f, true);
  private boolean closed;

  ChunkedMatrix(Path file, HdfFile hdf, ChunkedDataset dataset, NumberType type, ByteOrder order) {
    this.file = file;
    this.hdf = hdf;
    this.dataset = dataset;
    this.type = type;
    this.order = order;
    int[] shape = dataset.getDimensions();
    int[] chunk = dataset.getChunkDimensions();
    this.numRows = shape[0];
    this.numColumns = shape.length == 1 ? 1 : shape[1];
    this.chunkRows = chunk[0];
    this.chunkColumns = chunk.length == 1 ? 1 : chunk[1];
    long bytes = (long) chunkRows * chunkColumns * type.size();
    if (numRows < 0 || chunkRows < 1 || chunkColumns < 1 || bytes > GREATEST_CHUNK) {
      throw new NotSupportedException(
          file.getFileName()
              + " has chunks of "
              + chunkRows
              + " x "
              + chunkColumns
              + " numbers; chunks of up to "
              + (GREATEST_CHUNK >> 20)
              + " MiB can be read");
    }
    this.filters =
        new ChunkFilters(
            file,
            dataset.getFilters().stream().map(PipelineFilterWithData::getId).toList(),
            (int) bytes,
            type.size());
  }

  /** Looks at one chunk. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * Looks at a chunk.
     *
     * @param firstRow the matrix's row of the chunk's first number
     * @param firstColumn the matrix's column of the chunk's first number
     * @param numbers the chunk's numbers, row-major, in the file's byte order
     */
    void visit(long firstRow, int firstColumn, ByteBuffer numbers);
  }

  /**
   * Shows the chunks that have rows of a range.
   *
   * @param firstRow first row
   * @param rows how many
   * @param firstColumn first column
   * @param columns how many
   * @param visitor is shown each chunk, also with numbers outside the range
   * @throws DamagedFileException if a chunk is missing or cannot be expanded
   */
  public void forEachChunk(
      long firstRow, long rows, long firstColumn, long columns, Visitor visitor) {
    for (long row = firstRow / chunkRows; row * chunkRows < firstRow + rows; row++) {
      for (long column = firstColumn / chunkColumns;
          column * chunkColumns < firstColumn + columns;
          column++) {
        int startRow = (int) (row * chunkRows);
        int startColumn = (int) (column * chunkColumns);
        visitor.visit(startRow, startColumn, chunk(startRow, startColumn).order(order));
      }
    }
  }

  /**
   * Rows of each chunk.
   *
   * @return at least 1
   */
  public int chunkRows() {
    return chunkRows;
  }

  /**
   * Columns of each chunk.
   *
   * @return at least 1
   */
  public int chunkColumns() {
    return chunkColumns;
  }

  @Override
  public NumberType type() {
    return type;
  }

  @Override
  public long numRows() {
    return numRows;
  }

  @Override
  public int numColumns() {
    return numColumns;
  }

  private synchronized ByteBuffer chunk(int row, int column) {
    if (closed) {
      throw new WrongArgumentException("cannot read " + file + ": it was closed");
    }
    long key = (long) row << Integer.SIZE | column;
    ByteBuffer found = kept.get(key);
    if (found == null) {
      int[] offset =
          dataset.getDimensions().length == 1 ? new int[] {row} : new int[] {row, column};
      found =
          Hdf5.guarded(
              file,
              () ->
                  filters.areKnown()
                      ? filters.expand(dataset.getRawChunkBuffer(offset))
                      : filters.checked(dataset.getDecompressedChunk(offset)));
      kept.put(key, found);
      int most = (int) Math.max(1, KEPT_BYTES / found.limit());
      if (kept.size() > most) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
    return found.duplicate();
  }

  @Override
  public synchronized void close() {
    closed = true;
    kept.clear();
    Hdf5Storage.close(hdf);
  }
}
