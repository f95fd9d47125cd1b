// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.vector;

import io.github.spikepress.codec.CodecFamily;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.SpikeCodecContract;
import io.github.spikepress.waveforms.Waveforms;
import java.util.List;
import java.util.Optional;

class KMeansContractTest extends SpikeCodecContract {

  @Override
  protected CodecFamily family() {
    return new KMeansFamily();
  }

  @Override
  protected Optional<Waveforms> encoderReconstruction(SpikeCodec codec, Waveforms spikes) {
    return Optional.of(SummedCodewords.of(codec, spikes));
  }

  /** One codebook cannot spend more bits than there are spikes to learn codewords from. */
  @Override
  protected List<RateTarget> reachableTargets() {
    return List.of(
        new RateTarget.Ratio(180), new RateTarget.Ratio(300), new RateTarget.Quality(12));
  }
}
