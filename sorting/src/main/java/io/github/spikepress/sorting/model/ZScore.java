// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.model;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;

/**
 * Each value of a spike less its mean over the training spikes, in units of its standard deviation.
 *
 * @param mean {@code [value]}, in the recording's units
 * @param factors {@code [value]}, one over the standard deviation; 0 where a value never changes
 */
public record ZScore(float[] mean, float[] factors) implements Normaliser {

  /** Checks the lengths. */
  public ZScore {
    if (mean.length != factors.length || mean.length == 0) {
      throw new WrongArgumentException(
          mean.length + " means but " + factors.length + " factors of a normalisation");
    }
  }

  /**
   * Measures training spikes.
   *
   * @param training at least one spike
   * @return the normaliser
   */
  static ZScore of(Waveforms training) {
    int size = training.valuesPerSpike();
    float[] mean = new float[size];
    float[] factors = new float[size];
    for (int j = 0; j < size; j++) {
      double centre = moment(training, j, 0, 1);
      double variance = moment(training, j, centre, 2);
      mean[j] = (float) centre;
      factors[j] = variance > 0 ? (float) (1 / Math.sqrt(variance)) : 0;
    }
    return new ZScore(mean, factors);
  }

  private static double moment(Waveforms spikes, int value, double centre, int power) {
    double sum = 0;
    for (int i = 0; i < spikes.numSpikes(); i++) {
      double distance = spikes.values()[i * spikes.valuesPerSpike() + value] - centre;
      sum += power == 1 ? distance : distance * distance;
    }
    return sum / spikes.numSpikes();
  }

  @Override
  public float[] apply(float[] spike) {
    float[] normalised = new float[mean.length];
    for (int j = 0; j < normalised.length; j++) {
      normalised[j] = (spike[j] - mean[j]) * factors[j];
    }
    return normalised;
  }

  @Override
  public int numValues() {
    return mean.length;
  }

  @Override
  public long multiplications() {
    return mean.length;
  }

  @Override
  public int sizeBytes() {
    return 2 * Float.BYTES * mean.length;
  }
}
