// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import io.github.spikepress.files.Tensor;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.Map;

/**
 * Gives each sample of the window zero mean over the training waveforms of all ports, and unit
 * variance, either each sample (as the authors' code does) or all of them together. A sample that
 * never varies is mapped to zero and back to its constant. Immutable once made; the arrays must not
 * be changed.
 *
 * @param mean mean of each sample in the recording's units
 * @param deviation standard deviation of each sample in the same units; 0 where it is constant
 */
public record Normaliser(float[] mean, float[] deviation) {

  /** A relative spread that float rounding alone can leave of a constant. */
  private static final double ROUNDING = 1e-6;

  private static final float LIMIT = 1e6f;

  /**
   * Measures training waveforms, sample by sample.
   *
   * @param training {@code [spike][channel][sample]}, at least one spike
   * @return their normaliser
   */
  public static Normaliser of(Waveforms training) {
    int numSamples = training.numSamples();
    double[] sums = new double[numSamples];
    double[] squares = new double[numSamples];
    float[] values = training.values();
    int count = values.length / numSamples;
    for (int i = 0; i < values.length; i++) {
      sums[i % numSamples] += values[i];
    }
    for (int i = 0; i < values.length; i++) {
      double centred = values[i] - sums[i % numSamples] / count;
      squares[i % numSamples] += centred * centred;
    }
    float[] mean = new float[numSamples];
    float[] deviation = new float[numSamples];
    for (int t = 0; t < numSamples; t++) {
      mean[t] = (float) (sums[t] / count);
      double spread = Math.sqrt(squares[t] / count);
      deviation[t] = spread > ROUNDING * Math.abs(mean[t]) ? (float) spread : 0;
    }
    return new Normaliser(mean, deviation);
  }

  /**
   * Measures training waveforms with one deviation for all samples.
   *
   * @param training {@code [spike][channel][sample]}, at least one spike
   * @return a normaliser that keeps the ratios between samples
   */
  public static Normaliser ofScale(Waveforms training) {
    Normaliser own = of(training);
    double power = 0;
    for (float deviation : own.deviation) {
      power += (double) deviation * deviation;
    }
    float[] common = new float[own.numSamples()];
    Arrays.fill(common, (float) Math.sqrt(power / common.length));
    return new Normaliser(own.mean, common);
  }

  /**
   * The number of samples.
   *
   * @return length of the window
   */
  public int numSamples() {
    return mean.length;
  }

  /**
   * From the recording's units.
   *
   * @param sample index in the window
   * @param value a value there
   * @return the normalised value, within a million deviations
   */
  public float normalise(int sample, float value) {
    float normalised = deviation[sample] > 0 ? (value - mean[sample]) / deviation[sample] : 0;
    return Math.max(-LIMIT, Math.min(LIMIT, normalised));
  }

  /**
   * Back to the recording's units.
   *
   * @param sample index in the window
   * @param value a normalised value
   * @return the value there
   */
  public float restore(int sample, float value) {
    return value * deviation[sample] + mean[sample];
  }

  /**
   * The numbers as a model holds them.
   *
   * @return tensors by name
   */
  public Map<String, Tensor> tensors() {
    return Map.of(
        CaeTensors.MEAN, Tensor.float32(mean, mean.length),
        CaeTensors.DEVIATION, Tensor.float32(deviation, deviation.length));
  }
}
