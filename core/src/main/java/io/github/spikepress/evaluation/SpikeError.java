// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far one restored spike lies from the recorded one.
 *
 * @param spike index of the spike
 * @param sndrDb lowest ratio of its channels in dB, as in {@link SignalToNoise#ofEach}; NaN if all
 *     of them are silent
 * @param rmse root mean squared error over channels and samples, in the recording's own units
 * @param greatestError greatest absolute error of a sample, in the recording's own units
 */
public record SpikeError(int spike, double sndrDb, double rmse, double greatestError) {

  /**
   * Measures every spike.
   *
   * @param original what was recorded
   * @param restored the same spikes after decoding
   * @return the spike with the lowest ratio first, earlier ones first among equals, silent ones
   *     last
   * @throws io.github.spikepress.errors.WrongArgumentException if the shapes differ
   */
  public static List<SpikeError> worstFirst(Waveforms original, Waveforms restored) {
    double[] ratios = SignalToNoise.ofEach(original, restored);
    return IntStream.range(0, original.numSpikes())
        .mapToObj(spike -> of(spike, original, restored, ratios))
        .sorted(Comparator.comparingDouble(SpikeError::sndrDb))
        .toList();
  }

  private static SpikeError of(int spike, Waveforms original, Waveforms restored, double[] ratios) {
    int size = original.valuesPerSpike();
    double squares = 0;
    double greatest = 0;
    for (int i = spike * size; i < (spike + 1) * size; i++) {
      double error = (double) original.values()[i] - restored.values()[i];
      squares += error * error;
      greatest = Math.max(greatest, Math.abs(error));
    }
    int channels = original.numChannels();
    double lowest =
        Arrays.stream(ratios, spike * channels, (spike + 1) * channels)
            .filter(ratio -> !Double.isNaN(ratio))
            .min()
            .orElse(Double.NaN);
    return new SpikeError(spike, lowest, Math.sqrt(squares / size), greatest);
  }
}
