// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.counts;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.WrongArgumentException;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.exceptions.HdfException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads three-dimensional number arrays of HDF5 files, such as counts or true rates. */
public final class Hdf5Arrays {

  private Hdf5Arrays() {}

  /**
   * Reads an array.
   *
   * @param file an HDF5 file
   * @param dataset path of the array in the file
   * @return the numbers as {@code [trial][bin][channel]}
   * @throws WrongArgumentException if there is no such file or array, or it is not of three
   *     dimensions
   * @throws DamagedFileException if the file is not HDF5 or cannot be read
   */
  public static double[][][] read(Path file, String dataset) {
    if (!Files.isRegularFile(file)) {
      throw new WrongArgumentException("no file " + file);
    }
    try (HdfFile hdf = new HdfFile(file)) {
      if (!(hdf.getByPath(dataset) instanceof Dataset found)) {
        throw new WrongArgumentException(file + ": " + dataset + " is not an array");
      }
      if (found.getDimensions().length != 3) {
        throw new WrongArgumentException(
            file
                + ": "
                + dataset
                + " has shape "
                + Arrays.toString(found.getDimensions())
                + "; expected [trial][bin][channel]");
      }
      return toDoubles(found.getData(), found.getDimensions());
    } catch (HdfException e) {
      throw new DamagedFileException(
          file.toString(),
          DamagedFileException.UNKNOWN_OFFSET,
          "cannot read " + dataset + ": " + e.getMessage(),
          e);
    }
  }

  private static double[][][] toDoubles(Object data, int[] shape) {
    double[][][] values = new double[shape[0]][shape[1]][shape[2]];
    for (int i = 0; i < shape[0]; i++) {
      for (int j = 0; j < shape[1]; j++) {
        Object row = Array.get(Array.get(data, i), j);
        for (int k = 0; k < shape[2]; k++) {
          values[i][j][k] = Array.getDouble(row, k);
        }
      }
    }
    return values;
  }
}
