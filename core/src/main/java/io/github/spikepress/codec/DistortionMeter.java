// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import io.github.spikepress.waveforms.Waveforms;

/** Measures {@link Distortion} piece by piece in constant memory. Not thread-safe. */
public final class DistortionMeter {

  private long spikes;
  private long waveforms;
  private long values;
  private double sum;
  private double sumOfSquares;
  private double energy;
  private double squaredError;
  private double greatestError;
  private long worstSpike = -1;
  private double worst = Double.NaN;

  /**
   * Adds the next spikes.
   *
   * @param original what was recorded
   * @param restored the same spikes after decoding
   * @throws io.github.spikepress.errors.WrongArgumentException if the shapes differ
   */
  public void add(Waveforms original, Waveforms restored) {
    double[] ratios = SignalToNoise.ofEach(original, restored);
    for (int i = 0; i < ratios.length; i++) {
      if (!Double.isNaN(ratios[i])) {
        addRatio(ratios[i], spikes + i / original.numChannels());
      }
    }
    float[] restoredValues = restored.values();
    for (int i = 0; i < restoredValues.length; i++) {
      addError(original.values()[i], (double) original.values()[i] - restoredValues[i]);
    }
    spikes += original.numSpikes();
    values += restoredValues.length;
  }

  /**
   * What was measured so far.
   *
   * @return the distortion
   */
  public Distortion distortion() {
    double mean = sum / waveforms;
    double variance = (sumOfSquares - sum * mean) / (waveforms - 1);
    return new Distortion(
        waveforms,
        mean,
        waveforms < 2 ? Double.NaN : Math.sqrt(Math.max(0, variance)),
        values == 0 ? Double.NaN : SignalToNoise.toDb(energy, squaredError),
        Math.sqrt(squaredError / values),
        greatestError,
        worstSpike,
        worst);
  }

  private void addRatio(double ratio, long spike) {
    waveforms++;
    sum += ratio;
    sumOfSquares += ratio * ratio;
    if (!(ratio >= worst)) {
      worst = ratio;
      worstSpike = spike;
    }
  }

  private void addError(double value, double error) {
    energy += value * value;
    squaredError += error * error;
    greatestError = Math.max(greatestError, Math.abs(error));
  }
}
