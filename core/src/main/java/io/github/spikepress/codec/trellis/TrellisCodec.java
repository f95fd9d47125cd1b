// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import io.github.spikepress.codec.CodecCost;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.ModelCard;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.SpikeWindow;
import io.github.spikepress.codec.trellis.coding.PayloadCoder;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.codec.trellis.model.TrellisTensors;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.waveforms.Waveforms;

/** A codec trained on the level of one recording. Immutable and thread-safe. */
final class TrellisCodec implements SpikeCodec {

  private final ModelCard card;
  private final SpikeWindow window;
  private final TrellisModel model;
  private final PayloadCoder coder;

  TrellisCodec(ModelCard card, TrellisModel model) {
    this.card = card;
    window = SpikeWindow.of(card);
    this.model = model;
    coder = new PayloadCoder(model);
  }

  @Override
  public CodecModel model() {
    return new CodecModel(card, TrellisTensors.of(model));
  }

  @Override
  public EncodedSpikes encode(Waveforms waveforms) {
    window.requireEncodable(waveforms);
    RangeEncoder encoder = new RangeEncoder();
    SymbolCounts counts = new SymbolCounts(coder.numContexts());
    coder.encode(waveforms, encoder, counts);
    return new EncodedSpikes(waveforms.numSpikes(), encoder.finish(), counts);
  }

  @Override
  public Waveforms decode(int numSpikes, byte[] payload) {
    window.requireDecodable(numSpikes, payload.length, coder.leastBitsPerSpike());
    return coder.decode(numSpikes, new RangeDecoder(payload));
  }

  @Override
  public CodecCost cost() {
    return coder.cost();
  }
}
