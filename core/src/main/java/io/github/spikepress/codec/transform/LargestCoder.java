// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import io.github.spikepress.codec.ModelTensors;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.files.Tensor;
import java.util.Arrays;
import java.util.Map;

/**
 * The paper's form of DWT (Section 2.6.3): the m largest coefficients of 16 bits each, and one bit
 * for each of the D coefficients that says which they are, so that the compression ratio is 16 D /
 * (16 m + D).
 *
 * @param scales one unit for each of the D directions
 * @param kept the number m of coefficients, 1 to D
 */
record LargestCoder(Scales scales, int kept) implements CoefficientCoder {

  static LargestCoder load(ModelTensors model, int length, int kept) {
    return new LargestCoder(Scales.load(model, length), kept);
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
    boolean[] chosen = chooseLargest(coefficients);
    for (int i = 0; i < size(); i++) {
      encoder.encodeBits(chosen[i] ? 1 : 0, 1);
    }
    for (int i = 0; i < size(); i++) {
      coefficients[i] = chosen[i] ? scales.encode(i, coefficients[i], encoder) : 0;
    }
    counts.addUncoded((long) Scales.BITS * kept + size());
  }

  /** Of equally large coefficients the first are chosen. */
  private boolean[] chooseLargest(double[] coefficients) {
    double[] magnitudes = new double[size()];
    for (int i = 0; i < magnitudes.length; i++) {
      magnitudes[i] = Math.abs(coefficients[i]);
    }
    double[] sorted = magnitudes.clone();
    Arrays.sort(sorted);
    double threshold = sorted[size() - kept];
    boolean[] chosen = new boolean[size()];
    int left = kept;
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = magnitudes[i] > threshold;
      left -= chosen[i] ? 1 : 0;
    }
    for (int i = 0; left > 0; i++) {
      if (magnitudes[i] == threshold) {
        chosen[i] = true;
        left--;
      }
    }
    return chosen;
  }

  @Override
  public void decode(RangeDecoder decoder, double[] coefficients) {
    boolean[] chosen = new boolean[size()];
    int count = 0;
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = decoder.decodeBits(1) == 1;
      count += chosen[i] ? 1 : 0;
    }
    if (count != kept) {
      throw new DamagedFileException(
          "spike payload",
          DamagedFileException.UNKNOWN_OFFSET,
          count + " wavelet coefficients are marked, expected " + kept);
    }
    for (int i = 0; i < chosen.length; i++) {
      coefficients[i] = chosen[i] ? scales.decode(i, decoder) : 0;
    }
  }

  @Override
  public double leastBits() {
    return (double) Scales.BITS * kept + size();
  }

  @Override
  public Map<String, Tensor> tensors() {
    return Map.of("units", scales.tensor());
  }
}
