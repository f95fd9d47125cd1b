// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.counts;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.NpyFile;
import io.github.spikepress.files.NumericArray;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads counts from NPY and HDF5 files; NaN marks a sample that was not observed. */
public final class CountsFile {

  private CountsFile() {}

  /**
   * Reads counts.
   *
   * @param file a NumPy file, known by its first bytes, or an HDF5 file
   * @param dataset path of the array in an HDF5 file; not used for NPY
   * @param binSeconds length of a bin in seconds
   * @return the counts, {@code [trial][bin][channel]}
   * @throws WrongArgumentException if there is no such array of three dimensions, or its numbers
   *     are no counts
   */
  public static BinnedCounts read(Path file, String dataset, double binSeconds) {
    if (!Files.isRegularFile(file)) {
      throw new WrongArgumentException("no file " + file);
    }
    double[][][] values = NpyFile.isNpyFile(file) ? npy(file) : Hdf5Arrays.read(file, dataset);
    return BinnedCounts.of(values, binSeconds);
  }

  private static double[][][] npy(Path file) {
    NumericArray array = NpyFile.read(file);
    if (array.numDimensions() != 3) {
      throw new WrongArgumentException(
          file + " has shape " + array.shapeText() + "; expected [trial][bin][channel]");
    }
    double[][][] values = new double[array.length(0)][array.length(1)][array.length(2)];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[i].length; j++) {
        for (int k = 0; k < values[i][j].length; k++) {
          values[i][j][k] = array.get(i, j, k);
        }
      }
    }
    return values;
  }
}
