// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.features;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;

/**
 * Moves spikes by fractions of a sample so that their peaks lie where those of other spikes did,
 * each spike by itself. A peak that does not stand out moves nothing. Immutable and thread-safe.
 *
 * @param maxShift farthest move in samples, 0 = spikes are left alone
 * @param pointsPerSample places tried in each sample, at least 1
 * @param sign of the peaks, −1 or 1
 * @param centre sample of the peaks
 * @param prominence how far a peak must stand above both ends of its range, 0 or more, in the
 *     recording's units
 */
public record FittedAlignment(
    int maxShift, int pointsPerSample, int sign, int centre, double prominence) {

  /** Checks the ranges. */
  public FittedAlignment {
    if (maxShift < 0
        || pointsPerSample < 1
        || Math.abs(sign) != 1
        || centre < 0
        || !(prominence >= 0)) {
      throw new WrongArgumentException(
          "an alignment to sample "
              + centre
              + " with sign "
              + sign
              + ", shift "
              + maxShift
              + " and "
              + pointsPerSample
              + " points per sample, prominence "
              + prominence
              + " is out of range");
    }
  }

  /**
   * Aligns spikes.
   *
   * @param waveforms spikes of the window that this was fitted to, finite
   * @return the moved spikes, shorter by twice the farthest move
   */
  public Waveforms align(Waveforms waveforms) {
    if (maxShift == 0 || waveforms.numSpikes() == 0) {
      return waveforms;
    }
    int kept = waveforms.numSamples() - 2 * maxShift;
    float[] aligned = new float[waveforms.numSpikes() * waveforms.numChannels() * kept];
    for (int spike = 0; spike < waveforms.numSpikes(); spike++) {
      CubicSpline[] channels = splines(waveforms, spike);
      double shift = shift(channels);
      for (int c = 0; c < channels.length; c++) {
        int start = (spike * channels.length + c) * kept;
        for (int t = 0; t < kept; t++) {
          aligned[start + t] = (float) channels[c].at(t + maxShift + shift);
        }
      }
    }
    return new Waveforms(waveforms.numSpikes(), waveforms.numChannels(), kept, aligned);
  }

  private double shift(CubicSpline[] channels) {
    double best = Double.NEGATIVE_INFINITY;
    double shift = 0;
    int steps = maxShift * pointsPerSample;
    for (int step = -steps; step <= steps; step++) {
      double move = (double) step / pointsPerSample;
      double value = largest(channels, centre + move);
      if (value > best) {
        best = value;
        shift = move;
      }
    }
    double before = largest(channels, centre - maxShift);
    double after = largest(channels, centre + maxShift);
    return best - Math.max(before, after) >= prominence ? shift : 0;
  }

  private double largest(CubicSpline[] channels, double at) {
    double largest = Double.NEGATIVE_INFINITY;
    for (CubicSpline channel : channels) {
      largest = Math.max(largest, sign * channel.at(at));
    }
    return largest;
  }

  private static CubicSpline[] splines(Waveforms waveforms, int spike) {
    CubicSpline[] channels = new CubicSpline[waveforms.numChannels()];
    for (int c = 0; c < channels.length; c++) {
      double[] values = new double[waveforms.numSamples()];
      for (int t = 0; t < values.length; t++) {
        values[t] = waveforms.get(spike, c, t);
      }
      channels[c] = new CubicSpline(values);
    }
    return channels;
  }
}
