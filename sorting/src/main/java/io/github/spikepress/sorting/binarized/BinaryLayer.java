// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Arrays;

/**
 * A layer of bits: a unit is on if so many of its inputs agree with its weights.
 *
 * @param weights {@code [unit][input]}
 * @param thresholds agreements that switch each unit on; 0 = always on, inputs + 1 = never
 */
public record BinaryLayer(SignMatrix weights, int[] thresholds) {

  private static final int BYTES_PER_THRESHOLD = 2;

  /** Checks that every unit has a threshold. */
  public BinaryLayer {
    if (weights.numRows() != thresholds.length) {
      throw new WrongArgumentException(
          weights.numRows() + " units but " + thresholds.length + " thresholds");
    }
  }

  /**
   * Folds a batch normalisation and the sign after it into thresholds.
   *
   * @param weights {@code [unit][input]}
   * @param norm the normalisation between the product and the sign
   * @return a layer that decides like sign(norm(weights · input)), with sign(0) = +1
   */
  public static BinaryLayer fold(SignMatrix weights, Normalisation norm) {
    int inputs = weights.columns();
    UnitThresholds folded =
        UnitThresholds.of(weights.numRows(), 0, inputs, agreed -> 2.0 * agreed - inputs, norm);
    return new BinaryLayer(weights.negated(folded.falling()), folded.least());
  }

  /**
   * Computes the layer.
   *
   * @param inputs packed signs
   * @return packed signs of the units
   */
  public long[] forward(long[] inputs) {
    long[] outputs = new long[(thresholds.length + 63) / 64];
    for (int unit = 0; unit < thresholds.length; unit++) {
      outputs[unit / 64] |= weights.agreement(unit, inputs) >= thresholds[unit] ? 1L << unit : 0;
    }
    return outputs;
  }

  /**
   * The size in hardware: one bit a weight and 16 bits a threshold.
   *
   * @return bytes
   */
  public int sizeBytes() {
    return weights.sizeBytes() + BYTES_PER_THRESHOLD * thresholds.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BinaryLayer that
        && weights.equals(that.weights)
        && Arrays.equals(thresholds, that.thresholds);
  }

  @Override
  public int hashCode() {
    return 31 * weights.hashCode() + Arrays.hashCode(thresholds);
  }

  @Override
  public String toString() {
    return "BinaryLayer[" + weights.numRows() + "][" + weights.columns() + "]";
  }
}
