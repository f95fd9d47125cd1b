// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.units;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Arrays;

/** When a unit fired. Immutable and thread-safe. */
public final class UnitTrain {

  private final double[] seconds;

  private UnitTrain(double[] seconds) {
    this.seconds = seconds;
  }

  /**
   * The train of a unit.
   *
   * @param samples sample index of each spike of a recording, in any order
   * @param labels unit of each spike
   * @param unit the unit
   * @param samplingFrequencyHz samples per second, positive
   * @return its spikes
   * @throws WrongArgumentException if the arrays differ in length or the frequency is not positive
   */
  public static UnitTrain of(long[] samples, int[] labels, int unit, double samplingFrequencyHz) {
    if (samples.length != labels.length) {
      throw new WrongArgumentException(labels.length + " labels for " + samples.length + " times");
    }
    if (!(samplingFrequencyHz > 0)) {
      throw new WrongArgumentException(
          "sampling frequency must be positive, got " + samplingFrequencyHz + " Hz");
    }
    double[] seconds = new double[samples.length];
    int count = 0;
    for (int i = 0; i < samples.length; i++) {
      if (labels[i] == unit) {
        seconds[count++] = samples[i] / samplingFrequencyHz;
      }
    }
    double[] own = Arrays.copyOf(seconds, count);
    Arrays.sort(own);
    return new UnitTrain(own);
  }

  /**
   * The number of spikes.
   *
   * @return 0 or more
   */
  public int numSpikes() {
    return seconds.length;
  }

  /**
   * How often two spikes of the unit follow one another after a time, the same spike left out
   * (Perkel, Gerstein and Moore 1967).
   *
   * @param bins number of bins, even; the middle of the window is time 0
   * @param binSeconds width of a bin
   * @return pairs in each bin, from −bins/2 bins on; symmetric
   * @throws WrongArgumentException if there is no even, positive number of bins of positive width
   */
  public long[] autocorrelogram(int bins, double binSeconds) {
    if (bins < 2 || bins % 2 != 0 || !(binSeconds > 0)) {
      throw new WrongArgumentException(
          "an autocorrelogram needs an even number of bins of positive width, got "
              + bins
              + " of "
              + binSeconds
              + " s");
    }
    long[] counts = new long[bins];
    int half = bins / 2;
    for (int first = 0; first < seconds.length; first++) {
      for (int second = first + 1; second < seconds.length; second++) {
        int bin = (int) Math.floor((seconds[second] - seconds[first]) / binSeconds);
        if (bin >= half) {
          break;
        }
        counts[half + bin]++;
        counts[half - 1 - bin]++;
      }
    }
    return counts;
  }

  /**
   * The firing rate over time.
   *
   * @param bins number of bins, at least 1
   * @param binSeconds width of a bin, from the start of the recording on
   * @return spikes per second in each bin; spikes beyond the last bin are left out
   */
  public double[] ratesHz(int bins, double binSeconds) {
    if (bins < 1 || !(binSeconds > 0)) {
      throw new WrongArgumentException(
          "rates need at least 1 bin of positive width, got " + bins + " of " + binSeconds + " s");
    }
    double[] rates = new double[bins];
    for (double second : seconds) {
      int bin = (int) Math.floor(second / binSeconds);
      if (bin >= 0 && bin < bins) {
        rates[bin] += 1 / binSeconds;
      }
    }
    return rates;
  }

  /**
   * The share of intervals between successive spikes that are shorter than a neuron can fire.
   *
   * @param refractorySeconds shortest possible interval
   * @return 0 to 1; NaN for fewer than two spikes
   */
  public double violations(double refractorySeconds) {
    int violations = 0;
    for (int i = 1; i < seconds.length; i++) {
      violations += seconds[i] - seconds[i - 1] < refractorySeconds ? 1 : 0;
    }
    return seconds.length < 2 ? Double.NaN : (double) violations / (seconds.length - 1);
  }
}
