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
    return moved(waveforms, (spike, channels) -> shift(channels));
  }

  /**
   * The peak of one spike, however little it stands out.
   *
   * @param waveforms spikes of the window that this was fitted to, finite
   * @param spike which of them
   * @return its place and height
   */
  Peak peak(Waveforms waveforms, int spike) {
    return peak(splines(waveforms, spike));
  }

  /**
   * Moves spikes as if their peaks lay elsewhere.
   *
   * @param waveforms spikes of the window that this was fitted to, finite
   * @param shifts how far each peak lies behind the centre, in samples
   * @return the moved spikes, shorter by twice the farthest move
   */
  Waveforms moved(Waveforms waveforms, double[] shifts) {
    return moved(waveforms, (spike, channels) -> shifts[spike]);
  }

  private Waveforms moved(Waveforms waveforms, ShiftOfSpike shiftOf) {
    int kept = waveforms.numSamples() - 2 * maxShift;
    float[] moved = new float[waveforms.numSpikes() * waveforms.numChannels() * kept];
    for (int spike = 0; spike < waveforms.numSpikes(); spike++) {
      CubicSpline[] channels = splines(waveforms, spike);
      double shift = shiftOf.shift(spike, channels);
      for (int c = 0; c < channels.length; c++) {
        int start = (spike * channels.length + c) * kept;
        for (int t = 0; t < kept; t++) {
          moved[start + t] = (float) channels[c].at(t + maxShift + shift);
        }
      }
    }
    return new Waveforms(waveforms.numSpikes(), waveforms.numChannels(), kept, moved);
  }

  /**
   * The largest value of one sign within reach.
   *
   * @param shift how far behind the centre it lies, in samples
   * @param height its magnitude, in the recording's units; negative if all have the other sign
   */
  record Peak(double shift, double height) {}

  /** Says how far the peak of a spike, seen as one curve a channel, lies behind the centre. */
  @FunctionalInterface
  private interface ShiftOfSpike {

    double shift(int spike, CubicSpline[] channels);
  }

  private double shift(CubicSpline[] channels) {
    Peak peak = peak(channels);
    double before = largest(channels, centre - maxShift);
    double after = largest(channels, centre + maxShift);
    return peak.height() - Math.max(before, after) >= prominence ? peak.shift() : 0;
  }

  private Peak peak(CubicSpline[] channels) {
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
    return new Peak(shift, best);
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
