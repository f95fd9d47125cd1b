// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.files.ChunkedMatrix;
import io.github.spikepress.files.OpenMatrix;

/** Samples that a file holds as a matrix. */
public final class MatrixSamples {

  private MatrixSamples() {}

  /**
   * Reads a matrix as a signal.
   *
   * @param matrix the matrix; closed with the samples
   * @param timeInRows whether each row is a sample of all channels; otherwise each is a channel
   * @return its samples
   */
  public static StoredSamples of(OpenMatrix matrix, boolean timeInRows) {
    if (matrix instanceof ChunkedMatrix chunked) {
      return new ChunkedSamples(chunked, timeInRows);
    }
    OpenMatrix.Rows rows = (OpenMatrix.Rows) matrix;
    return timeInRows ? new InterleavedSamples(rows) : new PlanarSamples(rows);
  }
}
