// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * The piece of a signal that is kept of a spike.
 *
 * @param nBefore samples before the peak, which stands at this index
 * @param nAfter samples from the peak on, the peak's own included, at least 1
 */
public record CutWindow(int nBefore, int nAfter) {

  private static final int GREATEST = 1 << 14;
  private static final double LENGTH_S = 64.0 / 24_000;

  /** Checks the ranges. */
  public CutWindow {
    if (nBefore < 0 || nAfter < 1 || nBefore > GREATEST || nAfter > GREATEST) {
      throw new WrongArgumentException(
          "a window needs n_before of 0 to "
              + GREATEST
              + " and n_after of 1 to "
              + GREATEST
              + " samples, got "
              + nBefore
              + " and "
              + nAfter);
    }
  }

  /**
   * The usual window of a sampling frequency: 64 samples at 24 kHz with the peak at 19, 48 at 30
   * kHz with the peak at 15, 40 at 10 kHz with the peak at 14, which are the windows of the public
   * data; in between 2.67 ms, a multiple of four samples, as the network's encoder needs.
   *
   * @param samplingFrequencyHz samples per second
   * @return the window
   */
  public static CutWindow defaultFor(double samplingFrequencyHz) {
    if (samplingFrequencyHz == 24_000) {
      return new CutWindow(19, 45);
    }
    if (samplingFrequencyHz == 30_000) {
      return new CutWindow(15, 33);
    }
    if (samplingFrequencyHz == 10_000) {
      return new CutWindow(14, 26);
    }
    int numSamples = 4 * (int) Math.max(4, Math.round(samplingFrequencyHz * LENGTH_S / 4));
    return new CutWindow(
        (int) Math.round(0.3 * numSamples), numSamples - (int) Math.round(0.3 * numSamples));
  }

  /**
   * The window's length.
   *
   * @return samples
   */
  public int numSamples() {
    return nBefore + nAfter;
  }
}
