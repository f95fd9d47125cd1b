// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import io.github.spikepress.codec.CodecFamily;

class PcaContractTest extends TransformContract {

  @Override
  protected CodecFamily family() {
    return new PcaFamily();
  }
}
