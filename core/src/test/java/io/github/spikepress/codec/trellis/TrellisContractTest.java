// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import io.github.spikepress.codec.CodecFamily;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.SpikeCodecContract;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Optional;

class TrellisContractTest extends SpikeCodecContract {

  @Override
  protected CodecFamily family() {
    return new TrellisFamily();
  }

  /** What the encoder's own choices give, without the detour over bytes. */
  @Override
  protected Optional<Waveforms> encoderReconstruction(SpikeCodec codec, Waveforms spikes) {
    TrellisModel model = TrellisTensors.read(codec.model());
    Normalization normalization = new Normalization(model.gain(), model.numSamples());
    float[][] rows = normalization.toModelUnits(spikes, 0, spikes.numSpikes());
    float[] values = new float[spikes.values().length];
    float[] spike = new float[spikes.valuesPerSpike()];
    Choice[] choices = Choices.of(model, TrellisCodec.BREADTH, rows);
    for (int n = 0; n < choices.length; n++) {
      choices[n].reconstruct(new Reconstruction(model), spike);
      normalization.toRecordingUnits(spike, values, n * spike.length);
    }
    return Optional.of(
        new Waveforms(spikes.numSpikes(), spikes.numChannels(), spikes.numSamples(), values));
  }
}
