// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.vector;

import io.github.spikepress.codec.CodecCost;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.ModelCard;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.SpikeWindow;
import io.github.spikepress.entropy.CodeLengths;
import io.github.spikepress.entropy.FrequencyTable;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.quantization.BeamSearch;
import io.github.spikepress.quantization.Codebook;
import io.github.spikepress.waveforms.Waveforms;
import java.util.List;

/** A trained vector quantiser. Immutable and thread-safe. */
final class VectorCodec implements SpikeCodec {

  private final ModelCard card;
  private final SpikeWindow window;
  private final VectorModel model;
  private final List<Codebook> codebooks;
  private final List<FrequencyTable> tables;

  VectorCodec(ModelCard card, VectorModel model) {
    this.card = card;
    this.model = model;
    window = SpikeWindow.of(card);
    codebooks = model.codebooks();
    tables =
        model.lengths().stream()
            .map(lengths -> CodeLengths.table(lengths, 0, lengths.length))
            .toList();
  }

  @Override
  public CodecModel model() {
    return new CodecModel(card, model.tensors());
  }

  @Override
  public EncodedSpikes encode(Waveforms waveforms) {
    window.requireEncodable(waveforms);
    RangeEncoder encoder = new RangeEncoder();
    SymbolCounts counts = new SymbolCounts(tables.size());
    float[][] vectors = ModelUnits.of(waveforms, model.gain());
    for (int[] indexes : BeamSearch.all(codebooks, model.beam(), vectors)) {
      for (int stage = 0; stage < indexes.length; stage++) {
        tables.get(stage).encode(encoder, indexes[stage]);
        counts.add(stage, indexes[stage]);
      }
    }
    return new EncodedSpikes(waveforms.numSpikes(), encoder.finish(), counts);
  }

  @Override
  public Waveforms decode(int numSpikes, byte[] payload) {
    window.requireDecodable(numSpikes, payload.length, leastBitsPerSpike());
    RangeDecoder decoder = new RangeDecoder(payload);
    int size = window.values();
    float[] values = new float[numSpikes * size];
    float[] spike = new float[size];
    int[] indexes = new int[tables.size()];
    for (int n = 0; n < numSpikes; n++) {
      for (int stage = 0; stage < indexes.length; stage++) {
        indexes[stage] = tables.get(stage).decode(decoder);
      }
      BeamSearch.sum(codebooks, indexes, spike);
      for (int t = 0; t < size; t++) {
        values[n * size + t] = spike[t] / model.gain();
      }
    }
    return new Waveforms(numSpikes, window.numChannels(), window.numSamples(), values);
  }

  private double leastBitsPerSpike() {
    double bits = 0;
    for (FrequencyTable table : tables) {
      double least = Double.POSITIVE_INFINITY;
      for (int k = 0; k < table.size(); k++) {
        least = Math.min(least, table.bits(k));
      }
      bits += least;
    }
    return bits;
  }

  @Override
  public CodecCost cost() {
    long size = window.values();
    long codewords = codebooks.stream().mapToLong(Codebook::size).sum();
    long searched = codebooks.get(0).size();
    for (Codebook codebook : codebooks.subList(1, codebooks.size())) {
      searched += (long) model.beam() * codebook.size();
    }
    long parameters = codewords * (size + 1);
    return new CodecCost(parameters, parameters, searched * size, codebooks.size() * size);
  }
}
