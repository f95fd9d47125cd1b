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
import java.util.stream.IntStream;

/** The contract for a tiny network of the authors' shape. */
class CaeContractTest extends SpikeCodecContract {

  static final Map<String, String> TINY =
      Map.of("width", "16", "groups", "4", "k", "16", "batch", "24", "m_spk", "4", "dropout", "0");

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
    return 120;
  }

  @Override
  protected boolean codesEachSpikeAlone() {
    return false;
  }

  @Override
  protected Optional<Waveforms> encoderReconstruction(SpikeCodec codec, Waveforms spikes) {
    CaeCoder coder = ((CaeCodec) codec).coder();
    return Optional.of(coder.decode(spikes.numSpikes(), coder.encode(spikes)));
  }

  @Override
  protected List<RateTarget> finerAndCoarser() {
    return List.of(new RateTarget.Ratio(20), new RateTarget.Ratio(80));
  }

  /** One of each remainder of the two halvings. */
  @Override
  protected IntStream lengths() {
    return IntStream.rangeClosed(17, 20);
  }

  /** The presets of the paper and the authors cannot aim at a quality. */
  @Override
  protected List<RateTarget> reachableTargets() {
    return List.of(new RateTarget.Ratio(30), new RateTarget.Ratio(80));
  }
}
