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
 * Codes spikes by their coefficients. A spike is one vector, or one vector a channel where the
 * transform is as long as a channel. Immutable and thread-safe.
 *
 * @param window the shape of every spike
 * @param transform as long as a spike or a channel
 * @param coder stores as many coefficients as the transform has
 */
record TransformCoding(SpikeWindow window, Transform transform, CoefficientCoder coder) {

  EncodedSpikes encode(Waveforms waveforms) {
    return encode(waveforms, (coefficients, from) -> {});
  }

  /**
   * Encodes spikes and restores them as the decoder will.
   *
   * @param waveforms of the window
   * @param restored receives the encoder's own reconstruction
   */
  EncodedSpikes encode(Waveforms waveforms, float[] restored) {
    return encode(
        waveforms, (coefficients, from) -> transform.synthesise(coefficients, restored, from));
  }

  private EncodedSpikes encode(Waveforms waveforms, CodedVector coded) {
    window.requireEncodable(waveforms);
    RangeEncoder encoder = new RangeEncoder();
    SymbolCounts counts = new SymbolCounts(coder.contexts());
    double[] coefficients = new double[transform.size()];
    float[] values = waveforms.values();
    for (int from = 0; from < values.length; from += transform.length()) {
      transform.analyse(values, from, coefficients);
      coder.encode(coefficients, encoder, counts);
      coded.accept(coefficients, from);
    }
    return new EncodedSpikes(waveforms.numSpikes(), encoder.finish(), counts);
  }

  /** Is given the coefficients of each vector as the decoder will read them. */
  private interface CodedVector {
    void accept(double[] coefficients, int from);
  }

  Waveforms decode(int numSpikes, byte[] payload) {
    window.requireDecodable(numSpikes, payload.length, coder.leastBits() * vectorsPerSpike());
    float[] values = new float[numSpikes * window.values()];
    RangeDecoder decoder = new RangeDecoder(payload);
    double[] coefficients = new double[transform.size()];
    for (int from = 0; from < values.length; from += transform.length()) {
      coder.decode(decoder, coefficients);
      transform.synthesise(coefficients, values, from);
    }
    return new Waveforms(numSpikes, window.numChannels(), window.numSamples(), values);
  }

  CodecCost cost() {
    long parameters = transform.parameters() + coder.parameters();
    return new CodecCost(
        parameters,
        parameters,
        transform.analysisMacs() * vectorsPerSpike(),
        transform.synthesisMacs() * vectorsPerSpike());
  }

  private int vectorsPerSpike() {
    return window.values() / transform.length();
  }
}
