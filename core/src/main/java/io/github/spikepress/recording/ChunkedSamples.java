// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.files.ChunkedMatrix;
import io.github.spikepress.files.NumberType;
import java.nio.ByteBuffer;

/** Samples of an HDF5 file in chunks, time along its rows or its columns. Thread-safe. */
final class ChunkedSamples implements StoredSamples {

  private final ChunkedMatrix matrix;
  private final boolean timeInRows;

  ChunkedSamples(ChunkedMatrix matrix, boolean timeInRows) {
    this.matrix = matrix;
    this.timeInRows = timeInRows;
  }

  @Override
  public int numChannels() {
    return timeInRows ? matrix.numColumns() : Math.toIntExact(matrix.numRows());
  }

  @Override
  public long numSamples() {
    return timeInRows ? matrix.numRows() : matrix.numColumns();
  }

  @Override
  public void read(long start, int count, Calibration calibration, float[][] into) {
    if (count == 0) {
      return;
    }
    if (timeInRows) {
      matrix.forEachChunk(
          start,
          count,
          0,
          matrix.numColumns(),
          (row, column, numbers) ->
              copy(
                  row - start,
                  column,
                  matrix.chunkColumns(),
                  1,
                  numbers,
                  count,
                  calibration,
                  into));
    } else {
      matrix.forEachChunk(
          0,
          matrix.numRows(),
          start,
          count,
          (row, column, numbers) ->
              copy(
                  column - start,
                  (int) row,
                  1,
                  matrix.chunkColumns(),
                  numbers,
                  count,
                  calibration,
                  into));
    }
  }

  /**
   * Copies the part of a chunk that was asked for.
   *
   * @param first where the chunk's first sample goes; may be negative
   * @param firstChannel the chunk's first channel
   * @param sampleStep numbers from one sample to the next
   * @param channelStep numbers from one channel to the next
   */
  private void copy(
      long first,
      int firstChannel,
      int sampleStep,
      int channelStep,
      ByteBuffer numbers,
      int count,
      Calibration calibration,
      float[][] into) {
    NumberType type = matrix.type();
    int chunkSamples = timeInRows ? matrix.chunkRows() : matrix.chunkColumns();
    int chunkChannels = timeInRows ? matrix.chunkColumns() : matrix.chunkRows();
    int from = (int) Math.max(0, -first);
    int to = (int) Math.min(chunkSamples, count - first);
    int channels = Math.min(chunkChannels, numChannels() - firstChannel);
    for (int c = 0; c < channels; c++) {
      for (int i = from; i < to; i++) {
        double stored = type.read(numbers, c * channelStep + i * sampleStep);
        into[firstChannel + c][(int) (first + i)] = calibration.value(firstChannel + c, stored);
      }
    }
  }

  @Override
  public void close() {
    matrix.close();
  }
}
