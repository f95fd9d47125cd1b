// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Arrays;

/**
 * A layer of bits: a unit is on if so many of its inputs agree with its weights. Batch
 * normalisation is nothing more than that one number (Umuroglu et al. 2017, FINN, section 4.2.2).
 *
 * @param weights {@code [unit][input]}
 * @param thresholds agreements that switch each unit on; 0 = always on, inputs + 1 = never
 */
public record BinaryLayer(SignMatrix weights, int[] thresholds) {

  /** Checks that every unit has a threshold. */
  public BinaryLayer {
    if (weights.numRows() != thresholds.length) {
      throw new WrongArgumentException(
          weights.numRows() + " units but " + thresholds.length + " thresholds");
    }
  }

  /**
   * Folds a batch normalisation and the sign after it into thresholds. Every threshold is found by
   * asking the normalisation itself, in its own precision, so that no unit ever decides otherwise.
   *
   * @param weights {@code [unit][input]}
   * @param norm the normalisation between the product and the sign
   * @return a layer that decides like sign(norm(weights · input)), with sign(0) = +1
   */
  public static BinaryLayer fold(SignMatrix weights, BatchNorm norm) {
    long[][] rows = new long[weights.numRows()][];
    int[] thresholds = new int[rows.length];
    for (int unit = 0; unit < rows.length; unit++) {
      boolean falling = norm.gains()[unit] < 0;
      rows[unit] = falling ? weights.negated(unit) : weights.rows()[unit].clone();
      thresholds[unit] = threshold(norm, unit, weights.columns(), falling ? -1 : 1);
    }
    return new BinaryLayer(new SignMatrix(weights.columns(), rows), thresholds);
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

  private static int threshold(BatchNorm norm, int unit, int inputs, int sign) {
    int agreements = 0;
    while (agreements <= inputs && norm.apply(unit, sign * (2 * agreements - inputs)) < 0) {
      agreements++;
    }
    return agreements;
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
