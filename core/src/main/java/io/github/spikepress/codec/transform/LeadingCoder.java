// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import io.github.spikepress.codec.ModelTensors;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.files.Tensor;
import java.util.Map;

/**
 * The paper's form of PCA and DCT (Sections 2.6.2 and 2.6.4): the leading m coefficients of 16 bits
 * each, so that the compression ratio is D / m.
 *
 * @param scales one unit for each of the m directions
 */
record LeadingCoder(Scales scales) implements CoefficientCoder {

  static LeadingCoder load(ModelTensors model, int kept) {
    return new LeadingCoder(Scales.load(model, kept));
  }

  @Override
  public int size() {
    return scales.units().length;
  }

  @Override
  public int contexts() {
    return 0;
  }

  @Override
  public void encode(double[] coefficients, RangeEncoder encoder, SymbolCounts counts) {
    for (int i = 0; i < size(); i++) {
      coefficients[i] = scales.encode(i, coefficients[i], encoder);
    }
    counts.addUncoded((long) Scales.BITS * size());
  }

  @Override
  public void decode(RangeDecoder decoder, double[] coefficients) {
    for (int i = 0; i < size(); i++) {
      coefficients[i] = scales.decode(i, decoder);
    }
  }

  @Override
  public double leastBits() {
    return (double) Scales.BITS * size();
  }

  @Override
  public Map<String, Tensor> tensors() {
    return Map.of("units", scales.tensor());
  }
}
