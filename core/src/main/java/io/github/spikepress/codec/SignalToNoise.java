// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;

/**
 * The signal-to-noise-and-distortion ratio of restored waveforms, in dB: 20 log10(‖x‖/‖x−x̂‖), as
 * in Section 2.6 of the CAE paper, each channel of a spike counted as a waveform of its own.
 */
public final class SignalToNoise {

  /** What a waveform counts that was restored exactly. */
  public static final double LIMIT_DB = 200;

  private SignalToNoise() {}

  /**
   * The ratio of each waveform.
   *
   * @param original what was recorded
   * @param restored the same spikes after decoding
   * @return {@code [spike × channel]} in dB, within ±{@link #LIMIT_DB}; NaN for a silent waveform
   *     (all zero, as of a dead channel), which has no such ratio
   * @throws WrongArgumentException if the shapes differ
   */
  public static double[] ofEach(Waveforms original, Waveforms restored) {
    requireSameShape(original, restored);
    int size = original.numSamples();
    double[] ratios = new double[original.numSpikes() * original.numChannels()];
    for (int i = 0; i < ratios.length; i++) {
      double[] energies = energies(original, restored, i * size, (i + 1) * size);
      ratios[i] = energies[0] == 0 ? Double.NaN : toDb(energies[0], energies[1]);
    }
    return ratios;
  }

  /**
   * The mean over the waveforms of their ratios in dB, silent ones left out.
   *
   * @param original what was recorded
   * @param restored the same spikes after decoding
   * @return dB; NaN if no waveform has a ratio
   */
  public static double meanDb(Waveforms original, Waveforms restored) {
    return Arrays.stream(ofEach(original, restored))
        .filter(ratio -> !Double.isNaN(ratio))
        .average()
        .orElse(Double.NaN);
  }

  /**
   * The ratio of all energy to all distortion.
   *
   * @param original what was recorded
   * @param restored the same spikes after decoding
   * @return dB, within ±{@link #LIMIT_DB}
   */
  public static double pooledDb(Waveforms original, Waveforms restored) {
    requireSameShape(original, restored);
    double[] energies = energies(original, restored, 0, original.values().length);
    return toDb(energies[0], energies[1]);
  }

  private static double[] energies(Waveforms original, Waveforms restored, int from, int to) {
    double signal = 0;
    double distortion = 0;
    for (int i = from; i < to; i++) {
      double value = original.values()[i];
      double difference = value - restored.values()[i];
      signal += value * value;
      distortion += difference * difference;
    }
    return new double[] {signal, distortion};
  }

  static double toDb(double signal, double distortion) {
    if (distortion == 0) {
      return LIMIT_DB;
    }
    double ratio = 10 * StrictMath.log10(signal / distortion);
    return Math.max(-LIMIT_DB, Math.min(LIMIT_DB, ratio));
  }

  private static void requireSameShape(Waveforms original, Waveforms restored) {
    if (original.numSpikes() != restored.numSpikes()
        || original.numChannels() != restored.numChannels()
        || original.numSamples() != restored.numSamples()) {
      throw new WrongArgumentException(
          "waveforms to compare must have one shape, got " + original + " and " + restored);
    }
  }
}
