// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import io.github.spikepress.codec.CodecCost;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.waveforms.Waveforms;

/**
 * A trained transform codec of any family. Thread-safe.
 *
 * @param model what makes it again
 * @param coding what it does
 */
record TransformCodec(CodecModel model, TransformCoding coding) implements SpikeCodec {

  @Override
  public EncodedSpikes encode(Waveforms waveforms) {
    return coding.encode(waveforms);
  }

  @Override
  public Waveforms decode(int numSpikes, byte[] payload) {
    return coding.decode(numSpikes, payload);
  }

  @Override
  public CodecCost cost() {
    return coding.cost();
  }
}
