// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * A spike classifier of three layers of binary weights (Meyer, Zamani and Demosthenous 2025 for the
 * sizes; Hubara et al. 2016 for the kind): whole numbers are added and subtracted, all that follows
 * is XNOR and bit counts, and the class of the greatest count wins. Immutable and thread-safe.
 *
 * @param input the first layer
 * @param hidden the second layer
 * @param output the last layer
 */
public record BinarizedNetwork(InputLayer input, BinaryLayer hidden, OutputLayer output)
    implements SpikeNetwork {

  private static final float STEP = (float) Math.scalb(1.0, -OutputLayer.FRACTION_BITS);

  /** Checks that the layers fit each other. */
  public BinarizedNetwork {
    requireEqual("second layer", hidden.weights().columns(), input.weights().numRows());
    requireEqual("output layer", output.numInputs(), hidden.weights().numRows());
  }

  @Override
  public float[] scores(float[] spike) {
    int[] integers = integerScores(spike);
    float[] scores = new float[integers.length];
    for (int c = 0; c < scores.length; c++) {
      scores[c] = integers[c] * STEP;
    }
    return scores;
  }

  @Override
  public int classify(float[] spike) {
    return greatest(integerScores(spike));
  }

  @Override
  public int[] classifyAll(float[][] spikes) {
    for (float[] spike : spikes) {
      requireInputs(spike);
    }
    return spikes.length < BlockwiseNetwork.WORTHWHILE || !BlockwiseInput.holds(input)
        ? SpikeNetwork.super.classifyAll(spikes)
        : new BlockwiseNetwork(this, spikes.length).classify(spikes);
  }

  /** The class of the greatest score, the first among equals. */
  static int greatest(int[] scores) {
    int best = 0;
    for (int c = 1; c < scores.length; c++) {
      best = scores[c] > scores[best] ? c : best;
    }
    return best;
  }

  private int[] integerScores(float[] spike) {
    requireInputs(spike);
    return output.scores(hidden.forward(input.forward(spike)));
  }

  @Override
  public int numInputs() {
    return input.weights().columns();
  }

  @Override
  public int numClasses() {
    return output.numClasses();
  }

  @Override
  public int sizeBytes() {
    return input.sizeBytes() + hidden.sizeBytes() + output.sizeBytes();
  }

  @Override
  public NetworkOperations operations() {
    long first = (long) input.weights().numRows() * input.weights().columns();
    long second = (long) hidden.weights().numRows() * hidden.weights().columns();
    long third = (long) output.numInputs() * output.numClasses();
    long bits = first * input.grid().bits() + second;
    return output instanceof BinaryOutput
        ? new NetworkOperations(0, 0, bits + third)
        : new NetworkOperations(0, third, bits);
  }

  private static void requireEqual(String what, int got, int expected) {
    if (got != expected) {
      throw new WrongArgumentException(
          "the " + what + " has " + got + " inputs where " + expected + " are needed");
    }
  }
}
