// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.experiments;

import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.dynamics.counts.Hdf5Arrays;
import java.nio.file.Path;

/**
 * The published Lorenz set of the LFADS tutorials: 640 + 160 trials, 100 bins of 10 ms, 60 neurons;
 * used in bins of 20 ms, the width of the SBTT demo.
 *
 * @param training counts, all observed
 * @param validation counts, all observed
 * @param validationRatesHz true rates of the validation trials, {@code [trial][bin][neuron]}
 */
public record LorenzSet(
    BinnedCounts training, BinnedCounts validation, double[][][] validationRatesHz) {

  private static final double FILE_BIN_SECONDS = 0.01;
  private static final int JOINED = 2;

  /**
   * Reads the set.
   *
   * @param file {@code lfads_lorenz.h5}
   * @return the set in bins of 20 ms
   */
  public static LorenzSet read(Path file) {
    return new LorenzSet(
        counts(file, "train_data"),
        counts(file, "valid_data"),
        averaged(Hdf5Arrays.read(file, "valid_truth")));
  }

  private static BinnedCounts counts(Path file, String dataset) {
    return BinnedCounts.of(Hdf5Arrays.read(file, dataset), FILE_BIN_SECONDS).rebinned(JOINED);
  }

  private static double[][][] averaged(double[][][] rates) {
    int bins = rates[0].length / JOINED;
    double[][][] means = new double[rates.length][bins][rates[0][0].length];
    for (int trial = 0; trial < rates.length; trial++) {
      for (int bin = 0; bin < bins * JOINED; bin++) {
        for (int channel = 0; channel < rates[trial][bin].length; channel++) {
          means[trial][bin / JOINED][channel] += rates[trial][bin][channel] / JOINED;
        }
      }
    }
    return means;
  }
}
