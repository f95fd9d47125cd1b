// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.sorting.classification.SpikeClassifier;
import java.util.Arrays;

/** A trained network. Takes spikes that are already aligned and normalised as in training. */
public sealed interface SpikeNetwork extends SpikeClassifier
    permits BinarizedNetwork, DenseNetwork {

  /**
   * What the network says of each class, before it decides.
   *
   * @param spike {@code [channel][sample]} row-major, aligned and normalised
   * @return {@code [class]}, logarithms of odds up to a common number
   * @throws WrongArgumentException if the spike has another length than those of the training
   */
  float[] scores(float[] spike);

  /**
   * The class of the greatest score.
   *
   * @param spike {@code [channel][sample]} row-major, aligned and normalised
   * @return class, the first among equals
   */
  @Override
  default int classify(float[] spike) {
    float[] scores = scores(spike);
    int best = 0;
    for (int c = 1; c < scores.length; c++) {
      best = scores[c] > scores[best] ? c : best;
    }
    return best;
  }

  /**
   * Classifies many spikes, in the same way as one at a time but possibly faster.
   *
   * @param spikes {@code [spike][value]}, aligned and normalised
   * @return class of each
   * @throws WrongArgumentException if a spike has another length than those of the training
   */
  default int[] classifyAll(float[][] spikes) {
    return Arrays.stream(spikes).mapToInt(this::classify).toArray();
  }

  /**
   * Refuses a spike of another window.
   *
   * @param spike values
   * @throws WrongArgumentException if it has another length than those of the training
   */
  default void requireInputs(float[] spike) {
    if (spike.length != numInputs()) {
      throw new WrongArgumentException(
          "the network takes spikes of "
              + numInputs()
              + " values, got "
              + spike.length
              + "; use a model for this window");
    }
  }

  /**
   * The size of the network in hardware, without what prepares the spikes.
   *
   * @return bytes
   */
  int sizeBytes();

  /**
   * The work for one spike, without what prepares it.
   *
   * @return operations
   */
  NetworkOperations operations();
}
