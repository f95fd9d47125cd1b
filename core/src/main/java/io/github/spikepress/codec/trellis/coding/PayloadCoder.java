// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.coding;

import io.github.spikepress.codec.CodecCost;
import io.github.spikepress.codec.trellis.model.Normalization;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.waveforms.Waveforms;

/** Writes and reads spikes with fixed numbers. Immutable and thread-safe. */
public final class PayloadCoder {

  /** Spikes whose choices are in memory at a time. */
  private static final int CHUNK = 1 << 14;

  private final TrellisModel model;
  private final Reconstruction reconstruction;
  private final ChoiceCoder coder;
  private final Normalization normalization;

  /**
   * Prepares.
   *
   * @param model the codec's numbers
   */
  public PayloadCoder(TrellisModel model) {
    this(model, new MagnitudeCoder(model.tables()));
  }

  /**
   * Prepares with a coder that is at hand, as it takes longer to make than all the rest.
   *
   * @param model the codec's numbers
   * @param magnitudes coder of the model's tables
   */
  public PayloadCoder(TrellisModel model, MagnitudeCoder magnitudes) {
    this.model = model;
    reconstruction = new Reconstruction(model);
    coder = new ChoiceCoder(model, magnitudes);
    normalization = new Normalization(model.gain(), model.numSamples());
  }

  /**
   * What running a codec with the model's numbers costs.
   *
   * @return parameters and multiplications
   */
  public CodecCost cost() {
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

  /**
   * The contexts that {@link #encode} counts symbols in.
   *
   * @return how many
   */
  public int numContexts() {
    return coder.numContexts();
  }

  /**
   * A number of bits that no spike takes less than: tells impossible numbers of spikes.
   *
   * @return bits
   */
  public double leastBitsPerSpike() {
    return coder.leastBitsPerSpike();
  }

  /**
   * Chooses and writes.
   *
   * @param waveforms in recording units, of the model's window
   * @param encoder where to
   * @param counts receives the symbols, in {@link #numContexts} contexts
   */
  public void encode(Waveforms waveforms, RangeEncoder encoder, SymbolCounts counts) {
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

  /**
   * Reads what {@link #encode} wrote.
   *
   * @param numSpikes number of spikes
   * @param decoder where from
   * @return the spikes in recording units
   * @throws DamagedFileException if no encoder can have written it
   */
  public Waveforms decode(int numSpikes, RangeDecoder decoder) {
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
