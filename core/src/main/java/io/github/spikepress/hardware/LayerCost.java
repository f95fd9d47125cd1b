// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.hardware;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * One line of the paper's Tables 2 and 3.
 *
 * @param name the layer
 * @param outputChannels channels that come out
 * @param outputSamples samples of each of them
 * @param weights numbers that are multiplied with the input
 * @param uses how often each weight is used for one group of spikes
 * @param otherParameters numbers that are not: biases, scales and shifts of a normalisation, which
 *     a chip folds into the weights before it
 */
public record LayerCost(
    String name,
    int outputChannels,
    int outputSamples,
    long weights,
    long uses,
    long otherParameters) {

  /** Checks the ranges. */
  public LayerCost {
    if (outputChannels < 1 || outputSamples < 1 || weights < 0 || uses < 0 || otherParameters < 0) {
      throw new WrongArgumentException("layer " + name + " has a size out of range");
    }
  }

  /**
   * The paper's column Parameters.
   *
   * @return weights and others
   */
  public long parameters() {
    return weights + otherParameters;
  }

  /**
   * The work for one group.
   *
   * @return multiply-accumulate operations
   */
  public long macs() {
    return weights * uses;
  }
}
