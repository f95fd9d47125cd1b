// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import io.github.spikepress.codec.CodecCost;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.ModelCard;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.entropy.FrequencyTable;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.waveforms.WaveformDigest;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Map;

/** The smallest real codec: one step size, one table of 256 symbols. */
final class ScalarCodec implements SpikeCodec {

  private static final int SYMBOLS = 256;

  private final CodecModel model;
  private final float step;
  private final FrequencyTable table;

  ScalarCodec(CodecModel model) {
    this.model = model;
    step = model.tensors().get("step").toFloats()[0];
    table = FrequencyTable.ofFrequencies(model.tensors().get("frequencies").toInts());
  }

  static ScalarCodec train(Waveforms training, float step) {
    double[] weights = new double[SYMBOLS];
    for (float value : training.values()) {
      weights[symbol(value, step)]++;
    }
    weights[SYMBOLS / 2]++;
    ModelCard card =
        new ModelCard(
            "scalar",
            1,
            training.numChannels(),
            training.numSamples(),
            Map.of("step", Float.toString(step)),
            WaveformDigest.sha256Hex(training),
            training.numSpikes(),
            0,
            Map.of("silent_db", Double.NaN),
            Map.of());
    int[] frequencies = FrequencyTable.fromWeights(weights).frequencies();
    return new ScalarCodec(
        new CodecModel(
            card,
            Map.of(
                "step", Tensor.float32(new float[] {step}, 1),
                "frequencies", Tensor.integers(Tensor.Type.I32, frequencies, SYMBOLS))));
  }

  @Override
  public CodecModel model() {
    return model;
  }

  @Override
  public EncodedSpikes encode(Waveforms waveforms) {
    RangeEncoder encoder = new RangeEncoder();
    SymbolCounts counts = new SymbolCounts(1);
    for (float value : waveforms.values()) {
      int symbol = symbol(value, step);
      table.encode(encoder, symbol);
      counts.add(0, symbol);
    }
    return new EncodedSpikes(waveforms.numSpikes(), encoder.finish(), counts);
  }

  @Override
  public Waveforms decode(int numSpikes, byte[] payload) {
    int numChannels = model.card().numChannels();
    int numSamples = model.card().numSamples();
    RangeDecoder decoder = new RangeDecoder(payload);
    if (numSpikes > 1 << 20) {
      throw new DamagedFileException("payload", 0, "too many spikes");
    }
    float[] values = new float[numSpikes * numChannels * numSamples];
    for (int i = 0; i < values.length; i++) {
      values[i] = (table.decode(decoder) - SYMBOLS / 2) * step;
    }
    return new Waveforms(numSpikes, numChannels, numSamples, values);
  }

  @Override
  public CodecCost cost() {
    return new CodecCost(SYMBOLS, SYMBOLS, model.card().numSamples(), model.card().numSamples());
  }

  private static int symbol(float value, float step) {
    return Math.max(0, Math.min(SYMBOLS - 1, Math.round(value / step) + SYMBOLS / 2));
  }
}
