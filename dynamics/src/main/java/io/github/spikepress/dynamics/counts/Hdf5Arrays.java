// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.counts;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.Hdf5;
import io.jhdf.api.Dataset;
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
    return Hdf5.read(
        file,
        hdf -> {
          if (!(Hdf5.find(hdf, dataset).orElse(null) instanceof Dataset found)) {
            throw new WrongArgumentException(file + ": has no array " + dataset);
          }
          return toDoubles(found.getData(), requireThree(file, dataset, found.getDimensions()));
        });
  }

  private static int[] requireThree(Path file, String dataset, int[] shape) {
    if (shape.length != 3) {
      throw new WrongArgumentException(
          file
              + ": "
              + dataset
              + " has shape "
              + Arrays.toString(shape)
              + "; expected [trial][bin][channel]");
    }
    return shape;
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
