// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;

/**
 * Signal-to-noise-and-distortion ratio, equation (8) of the CAE paper: 20 log10(‖x‖ / ‖x − x̂‖) of
 * one waveform (one channel of one spike), in the recording's own units.
 */
public final class Sndr {

  /** What an exact reconstruction counts as, in dB; single precision reaches about 150. */
  public static final double EXACT_DB = 150;

  private Sndr() {}

  /**
   * The mean over all waveforms. Waveforms that are zero throughout have no ratio and are left out.
   *
   * @param original what was encoded
   * @param restored what was decoded, of the same shape
   * @return dB; NaN if no waveform has a ratio
   * @throws WrongArgumentException if the shapes differ
   */
  public static double meanDb(Waveforms original, Waveforms restored) {
    if (original.values().length != restored.values().length
        || original.numSamples() != restored.numSamples()) {
      throw new WrongArgumentException(original + " cannot be compared with " + restored);
    }
    double sum = 0;
    int defined = 0;
    for (int at = 0; at < original.values().length; at += original.numSamples()) {
      double ratio = ofWaveform(original.values(), restored.values(), at, original.numSamples());
      if (!Double.isNaN(ratio)) {
        sum += ratio;
        defined++;
      }
    }
    return sum / defined;
  }

  private static double ofWaveform(float[] original, float[] restored, int from, int length) {
    double signal = 0;
    double distortion = 0;
    for (int i = from; i < from + length; i++) {
      double error = (double) original[i] - restored[i];
      signal += (double) original[i] * original[i];
      distortion += error * error;
    }
    if (signal == 0) {
      return Double.NaN;
    }
    return Math.min(EXACT_DB, 10 * StrictMath.log10(signal / distortion));
  }
}
