// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import io.github.spikepress.codec.CodecCost;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.ModelCard;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.SpikeWindow;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.waveforms.Waveforms;

/** A trained trellis codec. Immutable and thread-safe. */
final class TrellisCodec implements SpikeCodec {

  /** How many of the nearest classes the encoder tries. */
  static final int BREADTH = 8;

  /** Spikes whose choices are in memory at a time. */
  private static final int CHUNK = 1 << 14;

  private final ModelCard card;
  private final SpikeWindow window;
  private final TrellisModel model;
  private final Reconstruction reconstruction;
  private final ChoiceCoder coder;
  private final Normalization normalization;

  TrellisCodec(ModelCard card, TrellisModel model) {
    this.card = card;
    window = SpikeWindow.of(card);
    this.model = model;
    reconstruction = new Reconstruction(model);
    coder = new ChoiceCoder(model);
    normalization = new Normalization(model.gain(), model.numSamples());
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
    int count = waveforms.numSpikes();
    for (int from = 0; from < count; from += CHUNK) {
      encodeChunk(waveforms, from, Math.min(from + CHUNK, count), encoder, counts);
    }
    return new EncodedSpikes(count, encoder.finish(), counts);
  }

  private void encodeChunk(
      Waveforms waveforms, int from, int to, RangeEncoder encoder, SymbolCounts counts) {
    float[][] spikes = normalization.toModelUnits(waveforms, from, to);
    Choice[] choices = Choices.of(model, BREADTH, spikes);
    int size = waveforms.valuesPerSpike();
    for (int i = 0; i < choices.length; i++) {
      boolean tooLarge = Normalization.isTooLarge(spikes[i]);
      int spikeClass = tooLarge ? model.numClasses() : choices[i].spikeClass();
      coder.writeClass(encoder, spikeClass, counts);
      if (spikeClass < model.numClasses()) {
        coder.write(encoder, choices[i], counts);
      } else {
        int start = (from + i) * size;
        ForeignSpike.write(encoder, waveforms.values(), start, start + size, !tooLarge);
        counts.addUncoded(ForeignSpike.bits(size, !tooLarge));
      }
    }
  }

  @Override
  public Waveforms decode(int numSpikes, byte[] payload) {
    window.requireDecodable(numSpikes, payload.length, coder.leastBitsPerSpike());
    RangeDecoder decoder = new RangeDecoder(payload);
    int size = model.valuesPerSpike();
    float[] values = new float[numSpikes * size];
    float[] spike = new float[size];
    for (int i = 0; i < numSpikes; i++) {
      int spikeClass = coder.readClass(decoder);
      if (spikeClass < model.numClasses()) {
        coder.read(decoder, spikeClass).reconstruct(reconstruction, spike);
        normalization.toRecordingUnits(spike, values, i * size);
      } else {
        ForeignSpike.read(decoder, values, i * size, (i + 1) * size);
      }
    }
    return new Waveforms(numSpikes, model.numChannels(), model.numSamples(), values);
  }

  @Override
  public CodecCost cost() {
    long size = model.valuesPerSpike();
    long classes = model.numClasses();
    long coefficients = model.numCoefficients();
    long steps = model.steps().length;
    long tables = 2L * model.tables().bits().length;
    long shared = (classes + coefficients) * size + classes * steps * coefficients + tables;
    long projection = (classes + coefficients) * size;
    long branches = Math.min(BREADTH, classes) * steps * coefficients * 8;
    return new CodecCost(
        shared + classes * coefficients, shared, projection + 2 * branches, coefficients * size);
  }
}
