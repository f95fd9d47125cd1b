// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.benchmark;

import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.waveforms.Waveforms;

/**
 * Spikes that went through a codec.
 *
 * @param spikes what it restored
 * @param ratio 16 bits a sample over the payload
 */
record Restored(Waveforms spikes, double ratio) {

  /** Through a codec that learns from other spikes; ratio 1 stands for the spikes as recorded. */
  static Restored of(String family, double ratio, Waveforms training, Waveforms test, long seed) {
    if (ratio == 1) {
      return new Restored(test, 1);
    }
    SpikeCodec codec =
        CodecFamilies.named(family)
            .train(
                training,
                TrainingRequest.of(new RateTarget.Ratio(ratio)),
                seed,
                TrainingMonitor.SILENT);
    EncodedSpikes encoded = codec.encode(test);
    return new Restored(
        codec.decode(test.numSpikes(), encoded.payload()),
        16.0 * test.values().length / encoded.payloadBits());
  }
}
