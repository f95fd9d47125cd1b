// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.features;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;

/**
 * Aligns spikes that were not all cut at the same phase. A detector that looks for magnitude finds
 * the spikes of a neuron that swings as far down as up sometimes by the one phase and sometimes by
 * the other, so that they lie several samples apart. A spike that has its peak of the prevailing
 * sign where most spikes do moves by less than three samples. Another moves to its largest one
 * within reach, which may lie farther than a {@link SpikeAlignment} could afford to cut off, or, if
 * it swings only the other way, to the peak by which it was found. What a far move leaves empty is
 * filled with what the rest of the spike lets expect there. Immutable and thread-safe.
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
    Waveforms longer = extended(waveforms, shift - MOST_CUT);
    FittedAlignment wide = new SpikeAlignment(shift, pointsPerSample).fit(longer);
    double[] shifts = shifts(wide, longer);
    return MissingSamples.filled(wide.moved(longer, shifts), known(shifts, samples));
  }

  private double[] shifts(FittedAlignment wide, Waveforms spikes) {
    FittedAlignment near = near(wide.sign(), wide.centre());
    FittedAlignment nearOther = near(-wide.sign(), wide.centre());
    double[] shifts = new double[spikes.numSpikes()];
    for (int i = 0; i < shifts.length; i++) {
      FittedAlignment.Peak peak = near.peak(spikes, i);
      FittedAlignment.Peak other = nearOther.peak(spikes, i);
      boolean foundByIt = turns(peak, near) && peak.height() >= other.height();
      shifts[i] = foundByIt ? peak.shift() : farShift(wide.peak(spikes, i), wide, other);
    }
    return shifts;
  }

  private FittedAlignment near(int sign, int centre) {
    return new FittedAlignment(MOST_CUT, pointsPerSample, sign, centre, 0);
  }

  private static double farShift(
      FittedAlignment.Peak far, FittedAlignment wide, FittedAlignment.Peak other) {
    boolean onlyOther = !turns(far, wide) && Math.abs(other.shift()) < MOST_CUT;
    return onlyOther ? other.shift() : far.shift();
  }

  /** Whether a largest value is more than the end of a slope. */
  private static boolean turns(FittedAlignment.Peak peak, FittedAlignment among) {
    return Math.abs(peak.shift()) < among.maxShift();
  }

  /** The samples that come from within the window in which each spike was cut. */
  private static MissingSamples.Known[] known(double[] shifts, int samples) {
    int kept = samples - 2 * MOST_CUT;
    return Arrays.stream(shifts)
        .mapToObj(
            shift ->
                new MissingSamples.Known(
                    Math.max(0, (int) Math.ceil(-MOST_CUT - shift)),
                    Math.min(kept, (int) Math.floor(samples - MOST_CUT - shift))))
        .toArray(MissingSamples.Known[]::new);
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
