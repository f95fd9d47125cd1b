// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import io.github.spikepress.codec.CodecCost;
import io.github.spikepress.codec.trellis.model.Normalization;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.waveforms.Waveforms;

/** Writes and reads spikes with fixed numbers. Immutable and thread-safe. */
final class PayloadCoder {

  /** Spikes whose choices are in memory at a time. */
  private static final int CHUNK = 1 << 14;

  private final TrellisModel model;
  private final Reconstruction reconstruction;
  private final ChoiceCoder coder;
  private final Normalization normalization;

  PayloadCoder(TrellisModel model) {
    this(model, new MagnitudeCoder(model.tables()));
  }

  /** With a coder of the model's tables, which takes longer to make than all the rest. */
  PayloadCoder(TrellisModel model, MagnitudeCoder magnitudes) {
    this.model = model;
    reconstruction = new Reconstruction(model);
    coder = new ChoiceCoder(model, magnitudes);
    normalization = new Normalization(model.gain(), model.numSamples());
  }

  /** What running a codec with the model's numbers costs. */
  CodecCost cost() {
    long size = model.valuesPerSpike();
    long classes = model.numClasses();
    long coefficients = model.numCoefficients();
    long steps = model.steps().length;
    long coded = 2L * model.tables().bits().length;
    long shared = (classes + coefficients) * size + classes * steps * coefficients + coded;
    long projection = (classes + coefficients) * size;
    long branches = Math.min(Choices.BREADTH, classes) * steps * coefficients * 8;
    return new CodecCost(
        shared + classes * coefficients, shared, projection + 2 * branches, coefficients * size);
  }

  int numContexts() {
    return coder.numContexts();
  }

  double leastBitsPerSpike() {
    return coder.leastBitsPerSpike();
  }

  void encode(Waveforms waveforms, RangeEncoder encoder, SymbolCounts counts) {
    int count = waveforms.numSpikes();
    for (int from = 0; from < count; from += CHUNK) {
      encodeChunk(waveforms, from, Math.min(from + CHUNK, count), encoder, counts);
    }
  }

  private void encodeChunk(
      Waveforms waveforms, int from, int to, RangeEncoder encoder, SymbolCounts counts) {
    float[][] spikes = normalization.toModelUnits(waveforms, from, to);
    Choice[] choices = Choices.of(model, spikes);
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

  Waveforms decode(int numSpikes, RangeDecoder decoder) {
    int size = model.valuesPerSpike();
    float[] values = new float[numSpikes * size];
    float[] spike = new float[size];
    for (int i = 0; i < numSpikes; i++) {
      int spikeClass = coder.readClass(decoder);
      if (spikeClass < model.numClasses()) {
        coder.read(decoder, spikeClass, reconstruction, spike);
        normalization.toRecordingUnits(spike, values, i * size);
      } else {
        ForeignSpike.read(decoder, values, i * size, (i + 1) * size);
      }
    }
    return new Waveforms(numSpikes, model.numChannels(), model.numSamples(), values);
  }
}
