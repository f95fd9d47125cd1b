// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.files.Tensor;
import java.util.Map;

/** Stores the coefficients of one vector. Immutable and thread-safe. */
interface CoefficientCoder {

  /** Directions whose coefficients are stored, from the first. */
  int size();

  /** Contexts that {@link #encode} counts symbols in. */
  int contexts();

  /**
   * Writes a vector's coefficients and replaces them by what the decoder will read.
   *
   * @param coefficients finite numbers, one a direction
   * @param encoder where to
   * @param counts receives the symbols
   */
  void encode(double[] coefficients, RangeEncoder encoder, SymbolCounts counts);

  /**
   * Reads a vector's coefficients.
   *
   * @param decoder where from
   * @param coefficients receives finite numbers, one a direction
   */
  void decode(RangeDecoder decoder, double[] coefficients);

  /** Fewest bits that any vector takes. */
  double leastBits();

  /** Everything that the coder has learnt, by name. */
  Map<String, Tensor> tensors();

  /** How many numbers that is. */
  default long parameters() {
    return tensors().values().stream().mapToLong(Tensor::count).sum();
  }
}
