// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Arrays;

/**
 * An output layer of real weights, which are added or subtracted: numbers of 16 bits in steps of
 * 2^-12.
 *
 * @param weights {@code [class][hidden unit]}
 * @param biases {@code [class]}, in steps of 2^-12
 */
public record FixedPointOutput(short[][] weights, int[] biases) implements OutputLayer {

  /** Checks that every class has a bias and equally many weights. */
  public FixedPointOutput {
    boolean equal = Arrays.stream(weights).allMatch(row -> row.length == weights[0].length);
    if (weights.length != biases.length || weights.length == 0 || !equal) {
      throw new WrongArgumentException(
          weights.length
              + " classes with as many weights each do not have "
              + biases.length
              + " biases");
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
    return Short.BYTES * numInputs() * numClasses() + Integer.BYTES * numClasses();
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
