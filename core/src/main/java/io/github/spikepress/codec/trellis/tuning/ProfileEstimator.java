// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.tuning;

import io.github.spikepress.codec.trellis.model.CoefficientTables;

/**
 * Spreads of coefficients in few numbers: a profile over the coefficients that all classes and
 * steps share, and by how much each class and step is wider.
 */
final class ProfileEstimator {

  /** Coefficients of a smaller rms, in steps, are hardly ever anything but 0. */
  static final double LEAST_RMS = 0.3;

  /** A class and step is drawn towards all of them as if by so many spikes. */
  private static final double SHRINKAGE = 2;

  private final double[] all;
  private final double[][][] moments;
  private final double[][] counts;
  private double total;

  ProfileEstimator(int classes, int steps, int coefficients) {
    all = new double[coefficients];
    moments = new double[classes][steps][coefficients];
    counts = new double[classes][steps];
  }

  /** Adds one spike's coefficients, in units of its step. */
  void add(int spikeClass, int step, double[] values) {
    for (int i = 0; i < all.length; i++) {
      all[i] += values[i] * values[i];
      moments[spikeClass][step][i] += values[i] * values[i];
    }
    counts[spikeClass][step]++;
    total++;
  }

  /** The spread of each coefficient; 0 for those that are not worth coding. */
  int[] profile() {
    int[] profile = new int[all.length];
    for (int i = 0; i < all.length; i++) {
      double rms = Math.sqrt(all[i] / Math.max(1, total));
      profile[i] = rms >= LEAST_RMS ? CoefficientTables.spread(rms) : 0;
    }
    return profile;
  }

  /** By how much each class and step is wider, {@code [class][step]}. */
  int[][] widths(int[] profile) {
    int[][] widths = new int[counts.length][counts[0].length];
    for (int k = 0; k < widths.length; k++) {
      for (int j = 0; j < widths[k].length; j++) {
        double log = StrictMath.log(ratio(k, j, profile)) / StrictMath.log(2);
        widths[k][j] = (int) Math.rint(CoefficientTables.SPREADS_PER_OCTAVE / 2.0 * log);
      }
    }
    return widths;
  }

  /** Mean power of a class and step's coefficients over that of all, each in its own measure. */
  private double ratio(int k, int j, int[] profile) {
    double sum = 0;
    int kept = 0;
    for (int i = 0; i < all.length; i++) {
      if (profile[i] > 0) {
        sum += moments[k][j][i] / (all[i] / total);
        kept++;
      }
    }
    return kept == 0 ? 1 : (sum / kept + SHRINKAGE) / (counts[k][j] + SHRINKAGE);
  }
}
