// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.streaming;

import io.github.spikepress.codec.CodecCost;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.pipeline.StageTimes;
import io.github.spikepress.waveforms.Waveforms;

/**
 * A codec that notes how long it takes.
 *
 * @param codec does the work
 * @param times is told
 */
record TimedCodec(SpikeCodec codec, StageTimes times) implements SpikeCodec {

  @Override
  public CodecModel model() {
    return codec.model();
  }

  @Override
  public EncodedSpikes encode(Waveforms waveforms) {
    long start = System.nanoTime();
    EncodedSpikes encoded = codec.encode(waveforms);
    times.add("encode (chunk)", System.nanoTime() - start);
    return encoded;
  }

  @Override
  public Waveforms decode(int numSpikes, byte[] payload) {
    long start = System.nanoTime();
    Waveforms decoded = codec.decode(numSpikes, payload);
    times.add("decode (chunk)", System.nanoTime() - start);
    return decoded;
  }

  @Override
  public CodecCost cost() {
    return codec.cost();
  }
}
