// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.search;

import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.trellis.coding.Choice;
import io.github.spikepress.codec.trellis.coding.Choices;
import io.github.spikepress.codec.trellis.coding.Reconstruction;
import io.github.spikepress.codec.trellis.model.Normalization;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;

/**
 * Where a model stands on some spikes.
 *
 * @param bitsPerSpike mean code length
 * @param sndrDb mean ratio over the waveforms that are not silent
 */
public record OperatingPoint(double bitsPerSpike, double sndrDb) {

  /**
   * Measures a model.
   *
   * @param model the model
   * @param spikes in recording units, of the model's window
   * @return what it gives on them
   */
  public static OperatingPoint of(TrellisModel model, Waveforms spikes) {
    return of(model, spikes, spikes);
  }

  /**
   * Measures a model on a part of the spikes.
   *
   * @param model the model
   * @param part the spikes to measure on
   * @param all the spikes for which the figures are wanted
   * @return what is to be expected of all
   */
  static OperatingPoint of(TrellisModel model, Waveforms part, Waveforms all) {
    Normalization normalization = new Normalization(model.gain(), model.numSamples());
    float[][] rows = normalization.toModelUnits(part, 0, part.numSpikes());
    Choice[] choices = Choices.of(model, rows);
    Reconstruction reconstruction = new Reconstruction(model);
    int size = part.valuesPerSpike();
    float[] values = new float[rows.length * size];
    float[] restored = new float[size];
    double[] bits = new double[rows.length];
    for (int n = 0; n < choices.length; n++) {
      bits[n] = choices[n].bits();
      if (choices[n].spikeClass() < model.numClasses()) {
        choices[n].reconstruct(reconstruction, restored);
        normalization.toRecordingUnits(restored, values, n * size);
      }
    }
    Waveforms decoded = new Waveforms(rows.length, part.numChannels(), part.numSamples(), values);
    double sndrDb = expected(ratios(part, decoded), part, all, part.numSamples());
    return new OperatingPoint(
        expected(bits, part, all, size), Double.isNaN(sndrDb) ? SignalToNoise.LIMIT_DB : sndrDb);
  }

  private static double expected(double[] figures, Waveforms part, Waveforms all, int size) {
    double[] loudness = RegressionEstimate.loudness(part, size);
    return RegressionEstimate.mean(figures, loudness, RegressionEstimate.meanLoudness(all, size));
  }

  /** Ratios of the waveforms; none where one was restored exactly or not at all. */
  private static double[] ratios(Waveforms original, Waveforms decoded) {
    return Arrays.stream(SignalToNoise.ofEach(original, decoded))
        .map(ratio -> Math.abs(ratio) < SignalToNoise.LIMIT_DB ? ratio : Double.NaN)
        .toArray();
  }
}
