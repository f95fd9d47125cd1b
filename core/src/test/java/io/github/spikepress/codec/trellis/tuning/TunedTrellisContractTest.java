// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.tuning;

import io.github.spikepress.codec.CodecFamily;
import io.github.spikepress.codec.RateAdjustable;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.SpikeCodecContract;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.codec.trellis.TrellisFamily;
import io.github.spikepress.codec.trellis.coding.OwnReconstruction;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.waveforms.Waveforms;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The codec of models that are tuned to each payload, trained on a single recording. */
class TunedTrellisContractTest extends SpikeCodecContract {

  @Override
  protected CodecFamily family() {
    return new TrellisFamily();
  }

  @Override
  protected SpikeCodec trained(
      Waveforms training, TrainingRequest request, long seed, TrainingMonitor monitor) {
    request.requireOnly(TrellisFamily.NAME, Set.of());
    SpikeCodec codec = family().load(TuningTraining.train(List.of(training), seed, monitor));
    return ((RateAdjustable) codec).adjusted(request.target(), training);
  }

  /** The spikes of a payload share its tuning. */
  @Override
  protected boolean codesEachSpikeAlone() {
    return false;
  }

  /** What the encoder's own choices give, without the detour over bytes. */
  @Override
  protected Optional<Waveforms> encoderReconstruction(SpikeCodec codec, Waveforms spikes) {
    TrellisModel model = ((TunedTrellisCodec) codec).tunedTo(spikes).model();
    return Optional.of(OwnReconstruction.of(model, spikes));
  }
}
