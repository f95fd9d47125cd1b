// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.counts;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.Spikes;
import java.util.Arrays;

/**
 * Sorted spikes: when each happened, and which unit fired it. The arrays are not copied and must
 * not be changed. Safe to share between threads.
 *
 * @param timesSeconds from the start of the recording, in any order
 * @param units unit of each spike, counted from 0; −1 = not assigned
 */
public record SpikeTrains(double[] timesSeconds, int[] units) {

  /** Checks that every spike has a time and a unit. */
  public SpikeTrains {
    if (timesSeconds.length != units.length) {
      throw new WrongArgumentException(
          timesSeconds.length + " spike times but " + units.length + " units");
    }
    for (int spike = 0; spike < units.length; spike++) {
      if (!Double.isFinite(timesSeconds[spike]) || units[spike] < -1) {
        throw new WrongArgumentException(
            "spike "
                + spike
                + " has time "
                + timesSeconds[spike]
                + " s and unit "
                + units[spike]
                + "; expected a time, and a unit from 0 or -1");
      }
    }
  }

  /**
   * Spikes whose times are counted in samples.
   *
   * @param samples sample index of each spike
   * @param units unit of each spike; −1 = not assigned
   * @param samplingFrequencyHz samples per second
   * @return the spikes
   * @throws WrongArgumentException if the sampling frequency is not known
   */
  public static SpikeTrains ofSamples(long[] samples, int[] units, double samplingFrequencyHz) {
    if (!(samplingFrequencyHz > 0) || Double.isInfinite(samplingFrequencyHz)) {
      throw new WrongArgumentException(
          "spike times in samples need the sampling frequency in Hz, got " + samplingFrequencyHz);
    }
    double[] seconds = Arrays.stream(samples).mapToDouble(s -> s / samplingFrequencyHz).toArray();
    return new SpikeTrains(seconds, units);
  }

  /**
   * Spikes that came with times and labels.
   *
   * @param spikes of a file
   * @return when they happened and their labels
   * @throws WrongArgumentException if times, labels or sampling frequency are missing
   */
  public static SpikeTrains of(Spikes spikes) {
    String name = spikes.metadata().sourceName();
    SpikeEvents events =
        spikes
            .events()
            .orElseThrow(() -> new WrongArgumentException("the spikes of " + name + " lack times"));
    int[] labels =
        spikes
            .labels()
            .orElseThrow(
                () ->
                    new WrongArgumentException(
                        "the spikes of " + name + " lack unit labels; sort them first"));
    return ofSamples(events.samples(), labels, spikes.metadata().samplingFrequencyHz());
  }

  /**
   * The number of units.
   *
   * @return one more than the greatest unit; 0 without any assigned spike
   */
  public int numUnits() {
    return Arrays.stream(units).max().orElse(-1) + 1;
  }

  /**
   * When the last spike happened.
   *
   * @return seconds; 0 without spikes
   */
  public double lastSeconds() {
    return Arrays.stream(timesSeconds).max().orElse(0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpikeTrains that
        && Arrays.equals(timesSeconds, that.timesSeconds)
        && Arrays.equals(units, that.units);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(timesSeconds) + Arrays.hashCode(units);
  }

  @Override
  public String toString() {
    return "SpikeTrains[" + units.length + " spikes, " + numUnits() + " units]";
  }
}
