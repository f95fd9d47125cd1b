// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

/** The last layer: a whole number for each class, of which the greatest wins. */
public sealed interface OutputLayer permits BinaryOutput, FixedPointOutput {

  /** Bits behind the point of a score: {@code score · 2^-12} is what the trained graph gives. */
  int FRACTION_BITS = 12;

  /**
   * Computes the layer.
   *
   * @param signs packed signs of the hidden units
   * @return {@code [class]}, in steps of 2^-12
   */
  int[] scores(long[] signs);

  /**
   * The number of inputs.
   *
   * @return hidden units
   */
  int numInputs();

  /**
   * The number of classes.
   *
   * @return at least 1
   */
  int numClasses();

  /**
   * The size in hardware.
   *
   * @return bytes
   */
  int sizeBytes();
}
