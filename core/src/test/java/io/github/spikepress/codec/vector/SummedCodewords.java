// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.vector;

import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.quantization.BeamSearch;
import io.github.spikepress.quantization.Codebook;
import io.github.spikepress.waveforms.Waveforms;
import java.util.List;

/** What the encoder's own indexes give, without the detour over bytes. */
final class SummedCodewords {

  private SummedCodewords() {}

  static Waveforms of(SpikeCodec codec, Waveforms spikes) {
    VectorModel model = VectorModel.read(codec.model());
    List<Codebook> codebooks = model.codebooks();
    int[][] indexes = BeamSearch.all(codebooks, model.beam(), ModelUnits.of(spikes, model.gain()));
    float[] values = new float[spikes.values().length];
    float[] spike = new float[spikes.valuesPerSpike()];
    for (int n = 0; n < indexes.length; n++) {
      BeamSearch.sum(codebooks, indexes[n], spike);
      for (int t = 0; t < spike.length; t++) {
        values[n * spike.length + t] = spike[t] / model.gain();
      }
    }
    return new Waveforms(spikes.numSpikes(), spikes.numChannels(), spikes.numSamples(), values);
  }
}
