// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import io.github.spikepress.codec.CodecFamily;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.SpikeCodecContract;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.waveforms.Waveforms;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The contract for a tiny network of the modern preset, which codes each event by itself. */
class ModernContractTest extends SpikeCodecContract {

  static final Map<String, String> TINY =
      Map.of(
          "preset", "modern",
          "width", "16",
          "groups", "4",
          "beam", "3",
          "augmentation", "2",
          "rate_weight", "0.02");

  @Override
  protected CodecFamily family() {
    return new CaeFamily();
  }

  @Override
  protected TrainingRequest request() {
    return new TrainingRequest(new RateTarget.Unspecified(), OptionalInt.of(2), TINY);
  }

  @Override
  protected int trainingSpikes() {
    return 150;
  }

  @Override
  protected int manySpikes() {
    return 20_000;
  }

  @Override
  protected Optional<Waveforms> encoderReconstruction(SpikeCodec codec, Waveforms spikes) {
    CaeCoder coder = ((CaeCodec) codec).coder();
    return Optional.of(coder.decode(spikes.numSpikes(), coder.encode(spikes)));
  }

  @Override
  protected List<RateTarget> finerAndCoarser() {
    return List.of(new RateTarget.Ratio(60), new RateTarget.Ratio(200));
  }
}
