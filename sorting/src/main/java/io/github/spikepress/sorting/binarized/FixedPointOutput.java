// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Arrays;

/**
 * An output layer of real weights, which are added or subtracted: numbers of 16 bits in steps of
 * 2^-12.
 *
 * @param weights {@code [class][hidden unit]}
 * @param biases {@code [class]}, 16 bits each, in steps of 2^-12
 */
public record FixedPointOutput(short[][] weights, int[] biases) implements OutputLayer {

  /** Checks that every class has a bias of 16 bits and equally many weights. */
  public FixedPointOutput {
    OutputLayer.requireBiases(biases, weights.length);
    for (short[] row : weights) {
      if (row.length != weights[0].length) {
        throw new WrongArgumentException(
            "the classes of an output layer need equally many weights");
      }
    }
  }

  @Override
  public int[] scores(long[] signs) {
    int[] scores = biases.clone();
    for (int c = 0; c < scores.length; c++) {
      short[] row = weights[c];
      for (int i = 0; i < row.length; i++) {
        scores[c] += (signs[i / 64] >>> i & 1) != 0 ? row[i] : -row[i];
      }
    }
    return scores;
  }

  @Override
  public int numInputs() {
    return weights[0].length;
  }

  @Override
  public int numClasses() {
    return biases.length;
  }

  @Override
  public int sizeBytes() {
    return Short.BYTES * numInputs() * numClasses() + Short.BYTES * numClasses();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FixedPointOutput that
        && Arrays.deepEquals(weights, that.weights)
        && Arrays.equals(biases, that.biases);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.deepHashCode(weights) + Arrays.hashCode(biases);
  }

  @Override
  public String toString() {
    return "FixedPointOutput[" + biases.length + "][" + numInputs() + "]";
  }
}
