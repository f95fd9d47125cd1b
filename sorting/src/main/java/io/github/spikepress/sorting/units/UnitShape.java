// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.units;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;

/**
 * The mean spike of a unit and how far its spikes scatter around it. The arrays are shared, not
 * copied, and must not be changed.
 *
 * @param numSpikes spikes of the unit
 * @param mean {@code [channel][sample]} in the recording's own units; NaN without spikes
 * @param sd standard deviation of each of them (n − 1); 0 for a single spike
 */
public record UnitShape(int numSpikes, double[][] mean, double[][] sd) {

  /**
   * Averages the spikes of a unit.
   *
   * @param waveforms all spikes
   * @param labels unit of each
   * @param unit the unit
   * @return its shape
   * @throws WrongArgumentException if there are not as many labels as spikes
   */
  public static UnitShape of(Waveforms waveforms, int[] labels, int unit) {
    if (labels.length != waveforms.numSpikes()) {
      throw new WrongArgumentException(
          labels.length + " labels for " + waveforms.numSpikes() + " spikes");
    }
    int size = waveforms.valuesPerSpike();
    double[] mean = new double[size];
    double[] squares = new double[size];
    int count = 0;
    for (int spike = 0; spike < labels.length; spike++) {
      if (labels[spike] == unit) {
        count++;
        add(waveforms, spike, count, mean, squares);
      }
    }
    for (int i = 0; i < size; i++) {
      mean[i] = count == 0 ? Double.NaN : mean[i];
      squares[i] = count < 2 ? 0 : Math.sqrt(squares[i] / (count - 1));
    }
    return new UnitShape(count, rows(waveforms, mean), rows(waveforms, squares));
  }

  /** Welford's running mean and sum of squared deviations. */
  private static void add(
      Waveforms waveforms, int spike, int count, double[] mean, double[] squares) {
    for (int i = 0; i < mean.length; i++) {
      double value = waveforms.values()[spike * mean.length + i];
      double before = value - mean[i];
      mean[i] += before / count;
      squares[i] += before * (value - mean[i]);
    }
  }

  private static double[][] rows(Waveforms waveforms, double[] values) {
    double[][] rows = new double[waveforms.numChannels()][waveforms.numSamples()];
    for (int channel = 0; channel < rows.length; channel++) {
      System.arraycopy(
          values, channel * waveforms.numSamples(), rows[channel], 0, waveforms.numSamples());
    }
    return rows;
  }

  /**
   * The channel on which the mean spike is largest from its lowest to its highest sample.
   *
   * @return the channel, the first among equals
   */
  public int mainChannel() {
    int main = 0;
    for (int channel = 1; channel < mean.length; channel++) {
      if (extent(channel) > extent(main)) {
        main = channel;
      }
    }
    return main;
  }

  /**
   * The height of the mean spike on its main channel.
   *
   * @return highest less lowest sample, in the recording's own units
   */
  public double peakToPeak() {
    return extent(mainChannel());
  }

  private double extent(int channel) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double value : mean[channel]) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    return greatest - least;
  }
}
