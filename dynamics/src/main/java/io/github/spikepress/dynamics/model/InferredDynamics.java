// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.model;

import io.github.spikepress.files.NpyFile;
import io.github.spikepress.files.NumericArray;
import java.nio.file.Path;

/**
 * What a model infers from counts, for every bin, observed or not.
 *
 * @param ratesHz firing rates in spikes per second, {@code [trial][bin][channel]}
 * @param factors latent factors, {@code [trial][bin][factor]}; of a model without factors the
 *     generator's states
 */
public record InferredDynamics(double[][][] ratesHz, float[][][] factors) {

  /**
   * Writes the rates as a NumPy file.
   *
   * @param file its name; the folder must exist
   */
  public void writeRates(Path file) {
    int bins = ratesHz[0].length;
    int channels = ratesHz[0][0].length;
    float[] flat = new float[ratesHz.length * bins * channels];
    int at = 0;
    for (double[][] trial : ratesHz) {
      for (double[] bin : trial) {
        for (double rate : bin) {
          flat[at++] = (float) rate;
        }
      }
    }
    NpyFile.write(file, NumericArray.of(flat, ratesHz.length, bins, channels));
  }

  /**
   * Writes the factors as a NumPy file.
   *
   * @param file its name; the folder must exist
   */
  public void writeFactors(Path file) {
    int bins = factors[0].length;
    int size = factors[0][0].length;
    float[] flat = new float[factors.length * bins * size];
    int at = 0;
    for (float[][] trial : factors) {
      for (float[] bin : trial) {
        System.arraycopy(bin, 0, flat, at, size);
        at += size;
      }
    }
    NpyFile.write(file, NumericArray.of(flat, factors.length, bins, size));
  }
}
