// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.SpikeCodecContract;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Optional;

/** The contract with the transform codecs' own reconstruction. */
abstract class TransformContract extends SpikeCodecContract {

  @Override
  protected Optional<Waveforms> encoderReconstruction(SpikeCodec codec, Waveforms spikes) {
    float[] restored = new float[spikes.values().length];
    ((TransformCodec) codec).coding().encode(spikes, restored);
    return Optional.of(
        new Waveforms(spikes.numSpikes(), spikes.numChannels(), spikes.numSamples(), restored));
  }
}
