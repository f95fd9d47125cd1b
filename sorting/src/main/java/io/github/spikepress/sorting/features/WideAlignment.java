// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.features;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;

/**
 * Aligns spikes that were not all cut at the same phase. A detector that looks for magnitude finds
 * the spikes of a neuron that swings as far down as up sometimes by the one phase and sometimes by
 * the other, so that they lie several samples apart. They move farther than a {@link
 * SpikeAlignment} could afford to cut off: most of what a far move leaves empty continues the first
 * or last value. Immutable and thread-safe.
 *
 * @param reach farthest move as a share of the window, 0 to 1/4; 0 = leave the spikes alone. Three
 *     samples can always be moved, unless it is 0.
 * @param pointsPerSample places tried in each sample, at least 1
 */
public record WideAlignment(double reach, int pointsPerSample) {

  private static final int MOST_CUT = 3;

  /** Checks the ranges. */
  public WideAlignment {
    if (!(reach >= 0 && reach <= 0.25) || pointsPerSample < 1) {
      throw new WrongArgumentException(
          "alignment needs a reach of 0 to 0.25 of the window and 1 or more points per sample, got "
              + reach
              + " and "
              + pointsPerSample);
    }
  }

  /**
   * Aligns spikes.
   *
   * @param waveforms spikes, finite
   * @return the moved spikes, shorter by up to three samples at each end; the same spikes where the
   *     window is too short for that or nothing is to be moved
   */
  public Waveforms align(Waveforms waveforms) {
    int samples = waveforms.numSamples();
    int shift = Math.max(MOST_CUT, (int) (reach * samples));
    if (reach == 0 || samples - 2 * MOST_CUT < 2 * shift + 1) {
      return waveforms;
    }
    return new SpikeAlignment(shift, pointsPerSample).align(extended(waveforms, shift - MOST_CUT));
  }

  /** Continues every channel at both ends by its first and last value. */
  private static Waveforms extended(Waveforms waveforms, int by) {
    int samples = waveforms.numSamples();
    int longer = samples + 2 * by;
    int rows = waveforms.numSpikes() * waveforms.numChannels();
    float[] from = waveforms.values();
    float[] to = new float[rows * longer];
    for (int row = 0; row < rows; row++) {
      for (int t = 0; t < longer; t++) {
        int nearest = Math.max(0, Math.min(samples - 1, t - by));
        to[row * longer + t] = from[row * samples + nearest];
      }
    }
    return new Waveforms(waveforms.numSpikes(), waveforms.numChannels(), longer, to);
  }
}
