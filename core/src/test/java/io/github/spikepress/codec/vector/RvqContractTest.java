// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.vector;

import io.github.spikepress.codec.CodecFamily;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.SpikeCodecContract;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

class RvqContractTest extends SpikeCodecContract {

  @Override
  protected CodecFamily family() {
    return new RvqFamily();
  }

  /** Few spikes and a narrow beam, since the contract trains often. */
  @Override
  protected TrainingRequest request() {
    Map<String, String> options = Map.of("augmentation", "1", "beam", "2");
    return new TrainingRequest(new RateTarget.Ratio(80), OptionalInt.empty(), options);
  }

  @Override
  protected int trainingSpikes() {
    return 120;
  }

  @Override
  protected Optional<Waveforms> encoderReconstruction(SpikeCodec codec, Waveforms spikes) {
    return Optional.of(SummedCodewords.of(codec, spikes));
  }
}
