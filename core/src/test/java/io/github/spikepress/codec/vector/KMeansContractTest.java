// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.vector;

import io.github.spikepress.codec.CodecFamily;
import io.github.spikepress.codec.SpikeCodecContract;

class KMeansContractTest extends SpikeCodecContract {

  @Override
  protected CodecFamily family() {
    return new KMeansFamily();
  }

  @Override
  protected int manySpikes() {
    return 20_000;
  }
}
