// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.sensing;

import io.github.spikepress.codec.CodecFamily;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SpikeCodecContract;
import java.util.List;
import java.util.stream.IntStream;

class SensingContractTest extends SpikeCodecContract {

  @Override
  protected CodecFamily family() {
    return new SensingFamily();
  }

  @Override
  protected int trainingSpikes() {
    return 40;
  }

  /** Decoding takes a millisecond a waveform. */
  @Override
  protected int manySpikes() {
    return 200;
  }

  @Override
  protected List<RateTarget> finerAndCoarser() {
    return List.of(new RateTarget.Ratio(8), new RateTarget.Ratio(20));
  }

  @Override
  protected IntStream lengths() {
    return IntStream.iterate(8, length -> length <= 96, length -> length + 11);
  }

  /** Measurements at random tell too little of a spike for much quality at the ratios of others. */
  @Override
  protected List<RateTarget> reachableTargets() {
    return List.of(new RateTarget.Ratio(8), new RateTarget.Ratio(20), new RateTarget.Quality(6));
  }
}
