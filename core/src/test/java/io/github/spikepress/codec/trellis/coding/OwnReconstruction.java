// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.coding;

import io.github.spikepress.codec.trellis.model.Normalization;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.waveforms.Waveforms;

/** What an encoder's own choices give, without the detour over bytes. */
public final class OwnReconstruction {

  private OwnReconstruction() {}

  /**
   * Restores spikes as their choices say.
   *
   * @param model the encoder's numbers
   * @param spikes in recording units, none of them foreign
   * @return what a decoder is to give
   */
  public static Waveforms of(TrellisModel model, Waveforms spikes) {
    Normalization normalization = new Normalization(model.gain(), model.numSamples());
    float[][] rows = normalization.toModelUnits(spikes, 0, spikes.numSpikes());
    float[] values = new float[spikes.values().length];
    float[] spike = new float[spikes.valuesPerSpike()];
    Choice[] choices = Choices.of(model, rows);
    for (int n = 0; n < choices.length; n++) {
      choices[n].reconstruct(new Reconstruction(model), spike);
      normalization.toRecordingUnits(spike, values, n * spike.length);
    }
    return new Waveforms(spikes.numSpikes(), spikes.numChannels(), spikes.numSamples(), values);
  }
}
