// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import java.util.Arrays;

/**
 * Periodic orthonormal wavelet transform with Daubechies' least asymmetric filter of four vanishing
 * moments (Symmlet-4), by Mallat's pyramid; aligned as PyWavelets' {@code periodization}.
 */
final class Symmlet4 {

  /** Daubechies, Ten Lectures on Wavelets, table 6.3, N = 4, scaled to unit energy. */
  private static final double[] LOW_PASS = {
    0.0322231006040427,
    -0.012603967262037833,
    -0.09921954357684722,
    0.29785779560527736,
    0.8037387518059161,
    0.49761866763201545,
    -0.02963552764599851,
    -0.07576571478927333
  };

  /** Samples by which a filter reaches back. */
  private static final int BEFORE = 3;

  private Symmlet4() {}

  /**
   * Transforms a signal. It is halved while its length is even and at least twice what the filter
   * spans; a signal that cannot be halved stays as it is.
   *
   * @param signal of any length
   * @return coarse to fine: the last average, its details, the details before
   */
  static double[] forward(double[] signal) {
    double[] result = signal.clone();
    for (int length = result.length;
        length % 2 == 0 && length >= 2 * (LOW_PASS.length - 1);
        length /= 2) {
      double[] halved = halve(Arrays.copyOf(result, length));
      System.arraycopy(halved, 0, result, 0, length);
    }
    return result;
  }

  /** One step: averages in the first half, details in the second. */
  private static double[] halve(double[] signal) {
    int half = signal.length / 2;
    double[] halves = new double[signal.length];
    for (int i = 0; i < half; i++) {
      for (int tap = 0; tap < LOW_PASS.length; tap++) {
        double value = signal[Math.floorMod(2 * i + tap - BEFORE, signal.length)];
        halves[i] += LOW_PASS[tap] * value;
        halves[half + i] += highPass(tap) * value;
      }
    }
    return halves;
  }

  /** The quadrature mirror: the same filter backwards with alternating signs. */
  private static double highPass(int tap) {
    double mirrored = LOW_PASS[LOW_PASS.length - 1 - tap];
    return tap % 2 == 0 ? mirrored : -mirrored;
  }
}
