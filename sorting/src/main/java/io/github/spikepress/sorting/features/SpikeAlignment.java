// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.features;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;

/**
 * Moves spikes by fractions of a sample so that their peaks meet. Each spike is interpolated by a
 * natural cubic spline; its peak is the largest value of the spikes' prevailing sign on any channel
 * within a few samples of the median peak. All channels of a spike move together, and the ends that
 * a move could leave empty are cut off.
 *
 * @param maxShift farthest move in samples, 0 = leave the spikes alone
 * @param pointsPerSample places tried in each sample, at least 1
 */
public record SpikeAlignment(int maxShift, int pointsPerSample) {

  /** Checks the ranges. */
  public SpikeAlignment {
    if (maxShift < 0 || pointsPerSample < 1) {
      throw new WrongArgumentException(
          "alignment needs a shift of 0 or more samples and 1 or more points per sample, got "
              + maxShift
              + " and "
              + pointsPerSample);
    }
  }

  /**
   * Aligns spikes.
   *
   * @param waveforms spikes, finite
   * @return the moved spikes, shorter by twice the farthest move; the same spikes where the window
   *     is too short for that or nothing is to be moved
   */
  public Waveforms align(Waveforms waveforms) {
    return fit(waveforms).align(waveforms);
  }

  /**
   * Finds out where peaks are to lie.
   *
   * @param waveforms spikes, finite
   * @return an alignment to their median peak, which leaves spikes alone where the window is too
   *     short or nothing is to be moved
   */
  public FittedAlignment fit(Waveforms waveforms) {
    int kept = waveforms.numSamples() - 2 * maxShift;
    if (maxShift == 0 || kept < 2 * maxShift + 1 || waveforms.numSpikes() == 0) {
      return new FittedAlignment(0, pointsPerSample, 1, 0, 0);
    }
    int sign = prevailingSign(waveforms);
    return new FittedAlignment(maxShift, pointsPerSample, sign, medianPeak(waveforms, sign), 0);
  }

  /** The sign of the mean spike's value of largest magnitude. */
  private static int prevailingSign(Waveforms waveforms) {
    double[] mean = new double[waveforms.valuesPerSpike()];
    float[] values = waveforms.values();
    for (int i = 0; i < values.length; i++) {
      mean[i % mean.length] += values[i];
    }
    double largest = 0;
    for (double value : mean) {
      largest = Math.abs(value) > Math.abs(largest) ? value : largest;
    }
    return largest < 0 ? -1 : 1;
  }

  private static int medianPeak(Waveforms waveforms, int sign) {
    int samples = waveforms.numSamples();
    int size = waveforms.valuesPerSpike();
    int[] peaks = new int[waveforms.numSpikes()];
    for (int spike = 0; spike < peaks.length; spike++) {
      int peak = spike * size;
      for (int i = peak; i < (spike + 1) * size; i++) {
        peak = sign * waveforms.values()[i] > sign * waveforms.values()[peak] ? i : peak;
      }
      peaks[spike] = peak % samples;
    }
    Arrays.sort(peaks);
    return peaks[peaks.length / 2];
  }
}
