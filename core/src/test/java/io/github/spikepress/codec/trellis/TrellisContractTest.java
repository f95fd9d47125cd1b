// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import io.github.spikepress.codec.CodecFamily;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.SpikeCodecContract;
import io.github.spikepress.codec.trellis.coding.OwnReconstruction;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.codec.trellis.model.TrellisTensors;
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
    return Optional.of(OwnReconstruction.of(model, spikes));
  }
}
