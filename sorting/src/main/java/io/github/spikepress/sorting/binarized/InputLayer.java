// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Arrays;

/**
 * The first layer: whole numbers are added or subtracted, and a unit is on if its sum reaches its
 * threshold. The sums are made one bit of the numbers at a time, by AND and bit counts. Immutable
 * and thread-safe.
 */
public final class InputLayer {

  private final SignMatrix weights;
  private final InputGrid grid;
  private final int[] thresholds;

  /** Half the threshold plus what the sum of the numbers' offset from zero adds to it. */
  private final long[] shifted;

  /**
   * Makes a layer.
   *
   * @param weights {@code [unit][value of a spike]}
   * @param grid the whole numbers of the inputs
   * @param thresholds sums, in steps of the grid, that switch each unit on
   */
  public InputLayer(SignMatrix weights, InputGrid grid, int[] thresholds) {
    if (weights.numRows() != thresholds.length) {
      throw new WrongArgumentException(
          weights.numRows() + " input units but " + thresholds.length + " thresholds");
    }
    this.weights = weights;
    this.grid = grid;
    this.thresholds = thresholds.clone();
    shifted = new long[thresholds.length];
    for (int unit = 0; unit < shifted.length; unit++) {
      shifted[unit] = thresholds[unit] + offset() * weights.rowSum(unit);
    }
  }

  /**
   * Folds a batch normalisation and the sign after it into thresholds.
   *
   * @param weights {@code [unit][value of a spike]}
   * @param grid the whole numbers of the inputs
   * @param norm the normalisation between the product and the sign
   * @return a layer that decides like sign(norm(weights · input)), with sign(0) = +1
   */
  public static InputLayer fold(SignMatrix weights, InputGrid grid, Normalisation norm) {
    int greatest = grid.greatestSum(weights.columns());
    UnitThresholds folded =
        UnitThresholds.of(weights.numRows(), -greatest, greatest, sum -> sum * grid.step(), norm);
    return new InputLayer(weights.negated(folded.falling()), grid, folded.least());
  }

  /**
   * Computes the layer.
   *
   * @param spike normalised values, as many as the layer has inputs
   * @return packed signs of the units
   */
  public long[] forward(float[] spike) {
    long[][] planes = new long[grid.bits()][(spike.length + 63) / 64];
    long sum = fill(planes, spike);
    long[] outputs = new long[(thresholds.length + 63) / 64];
    for (int unit = 0; unit < thresholds.length; unit++) {
      long twice = 2 * selected(weights.rows()[unit], planes);
      outputs[unit / 64] |= twice >= shifted[unit] + sum ? 1L << unit : 0;
    }
    return outputs;
  }

  /** Bit by bit the numbers, made positive by an offset; returns their sum. */
  private long fill(long[][] planes, float[] spike) {
    int[] integers = grid.toIntegers(spike);
    long sum = 0;
    for (int i = 0; i < integers.length; i++) {
      int positive = integers[i] + offset();
      sum += positive;
      for (int bit = 0; bit < planes.length; bit++) {
        planes[bit][i / 64] |= (long) (positive >>> bit & 1) << i;
      }
    }
    return sum;
  }

  /** The sum of the numbers whose weight is +1. */
  private static long selected(long[] row, long[][] planes) {
    long sum = 0;
    for (int bit = 0; bit < planes.length; bit++) {
      long[] plane = planes[bit];
      int count = 0;
      for (int word = 0; word < row.length; word++) {
        count += Long.bitCount(row[word] & plane[word]);
      }
      sum += (long) count << bit;
    }
    return sum;
  }

  private int offset() {
    return 1 << grid.bits() - 1;
  }

  /**
   * The weights.
   *
   * @return {@code [unit][value of a spike]}
   */
  public SignMatrix weights() {
    return weights;
  }

  /**
   * The whole numbers of the inputs.
   *
   * @return the grid
   */
  public InputGrid grid() {
    return grid;
  }

  /**
   * The sums that switch the units on.
   *
   * @return {@code [unit]}, in steps of the grid, a new array
   */
  public int[] thresholds() {
    return thresholds.clone();
  }

  /**
   * The bytes of one threshold: no more than the sums need.
   *
   * @return 2 or 4
   */
  public int bytesPerThreshold() {
    return grid.greatestSum(weights.columns()) <= 1 << Short.SIZE - 1 ? 2 : 4;
  }

  /**
   * The size in hardware: one bit a weight and 16 or 32 bits a threshold.
   *
   * @return bytes
   */
  public int sizeBytes() {
    return weights.sizeBytes() + bytesPerThreshold() * thresholds.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InputLayer that
        && weights.equals(that.weights)
        && grid.equals(that.grid)
        && Arrays.equals(thresholds, that.thresholds);
  }

  @Override
  public int hashCode() {
    return 31 * weights.hashCode() + Arrays.hashCode(thresholds);
  }
}
