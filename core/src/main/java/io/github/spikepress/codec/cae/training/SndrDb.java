// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import io.github.spikepress.waveforms.Waveforms;

/** Mean signal-to-noise-and-distortion ratio over waveforms (Equation 8). */
final class SndrDb {

  private static final double BEST_DB = 200;

  private SndrDb() {}

  /** The mean in dB; a waveform of zeros has no ratio and is left out. */
  static double mean(Waveforms original, Waveforms restored) {
    int length = original.numSamples();
    float[] x = original.values();
    float[] y = restored.values();
    double sum = 0;
    int counted = 0;
    for (int from = 0; from < x.length; from += length) {
      double signal = 0;
      double error = 0;
      for (int i = from; i < from + length; i++) {
        signal += (double) x[i] * x[i];
        error += (double) (x[i] - y[i]) * (x[i] - y[i]);
      }
      if (signal > 0) {
        sum += error > 0 ? Math.min(BEST_DB, 10 * Math.log10(signal / error)) : BEST_DB;
        counted++;
      }
    }
    return counted == 0 ? Double.NaN : sum / counted;
  }
}
