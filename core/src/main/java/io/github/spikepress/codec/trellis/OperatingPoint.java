// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.waveforms.Waveforms;

/**
 * Where a model stands on some spikes.
 *
 * @param bitsPerSpike mean code length
 * @param sndrDb mean ratio over the waveforms that are not silent
 */
record OperatingPoint(double bitsPerSpike, double sndrDb) {

  /** Measures a model. */
  static OperatingPoint of(TrellisModel model, Waveforms spikes) {
    Normalization normalization = new Normalization(model.gain(), model.numSamples());
    float[][] rows = normalization.toModelUnits(spikes, 0, spikes.numSpikes());
    Choice[] choices = Choices.of(model, TrellisCodec.BREADTH, rows);
    Reconstruction reconstruction = new Reconstruction(model);
    int size = spikes.valuesPerSpike();
    float[] values = new float[rows.length * size];
    float[] restored = new float[size];
    double bits = 0;
    for (int n = 0; n < choices.length; n++) {
      bits += choices[n].bits();
      if (choices[n].spikeClass() < model.numClasses()) {
        choices[n].reconstruct(reconstruction, restored);
        normalization.toRecordingUnits(restored, values, n * size);
      }
    }
    Waveforms decoded =
        new Waveforms(rows.length, spikes.numChannels(), spikes.numSamples(), values);
    return new OperatingPoint(bits / rows.length, meanDb(spikes, decoded));
  }

  private static double meanDb(Waveforms original, Waveforms decoded) {
    double[] ratios = SignalToNoise.ofEach(original, decoded);
    double sum = 0;
    int counted = 0;
    for (double ratio : ratios) {
      if (Math.abs(ratio) < SignalToNoise.LIMIT_DB) {
        sum += ratio;
        counted++;
      }
    }
    return counted == 0 ? SignalToNoise.LIMIT_DB : sum / counted;
  }
}
