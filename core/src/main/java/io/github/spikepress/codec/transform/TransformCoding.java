// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import io.github.spikepress.codec.CodecCost;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.SpikeWindow;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.waveforms.Waveforms;

/**
 * Codes spikes by their coefficients in a basis. A spike is one vector, or one vector a channel
 * where the basis is as long as a channel. Immutable and thread-safe.
 *
 * @param window the shape of every spike
 * @param basis as long as a spike or a channel
 * @param coder stores as many coefficients as the basis has directions
 */
record TransformCoding(SpikeWindow window, Basis basis, CoefficientCoder coder) {

  /**
   * Encodes spikes.
   *
   * @param waveforms of the window
   * @param restored receives the encoder's own reconstruction
   */
  EncodedSpikes encode(Waveforms waveforms, float[] restored) {
    window.requireEncodable(waveforms);
    RangeEncoder encoder = new RangeEncoder();
    SymbolCounts counts = new SymbolCounts(coder.contexts());
    double[] coefficients = new double[basis.size()];
    for (int from = 0; from < restored.length; from += basis.length()) {
      basis.analyse(waveforms.values(), from, coefficients);
      coder.encode(coefficients, encoder, counts);
      basis.synthesise(coefficients, restored, from);
    }
    return new EncodedSpikes(waveforms.numSpikes(), encoder.finish(), counts);
  }

  Waveforms decode(int numSpikes, byte[] payload) {
    window.requireDecodable(numSpikes, payload.length, coder.leastBits() * vectorsPerSpike());
    float[] values = new float[numSpikes * window.values()];
    RangeDecoder decoder = new RangeDecoder(payload);
    double[] coefficients = new double[basis.size()];
    for (int from = 0; from < values.length; from += basis.length()) {
      coder.decode(decoder, coefficients);
      basis.synthesise(coefficients, values, from);
    }
    return new Waveforms(numSpikes, window.numChannels(), window.numSamples(), values);
  }

  CodecCost cost() {
    long directions = (long) basis.size() * basis.length();
    long parameters = basis.length() + directions + coder.parameters();
    long macs = directions * vectorsPerSpike();
    return new CodecCost(parameters, parameters, macs, macs);
  }

  private int vectorsPerSpike() {
    return window.values() / basis.length();
  }
}
