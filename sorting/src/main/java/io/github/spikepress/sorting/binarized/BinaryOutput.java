// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

import java.util.Arrays;

/**
 * An output layer of bits: agreements less disagreements, each worth 1/16, plus a bias.
 *
 * @param weights {@code [class][hidden unit]}
 * @param biases {@code [class]}, 16 bits each, in steps of 2^-12
 */
public record BinaryOutput(SignMatrix weights, int[] biases) implements OutputLayer {

  /** Bits behind the point of what one agreement is worth. */
  public static final int WORTH_BITS = 4;

  /** Checks that every class has a bias of 16 bits. */
  public BinaryOutput {
    OutputLayer.requireBiases(biases, weights.numRows());
  }

  @Override
  public int[] scores(long[] signs) {
    int[] scores = new int[biases.length];
    for (int c = 0; c < scores.length; c++) {
      scores[c] = score(c, weights.columns() - weights.agreement(c, signs));
    }
    return scores;
  }

  /** The score of a class from whose weights so many signs differ. */
  int score(int c, int differing) {
    return (weights.columns() - 2 * differing << FRACTION_BITS - WORTH_BITS) + biases[c];
  }

  @Override
  public int numInputs() {
    return weights.columns();
  }

  @Override
  public int numClasses() {
    return biases.length;
  }

  @Override
  public int sizeBytes() {
    return weights.sizeBytes() + Short.BYTES * biases.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BinaryOutput that
        && weights.equals(that.weights)
        && Arrays.equals(biases, that.biases);
  }

  @Override
  public int hashCode() {
    return 31 * weights.hashCode() + Arrays.hashCode(biases);
  }

  @Override
  public String toString() {
    return "BinaryOutput[" + biases.length + "][" + weights.columns() + "]";
  }
}
