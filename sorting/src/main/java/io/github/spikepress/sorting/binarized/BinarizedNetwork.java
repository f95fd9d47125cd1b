// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;

/**
 * A spike classifier of three layers of binary weights: real inputs are added and subtracted, all
 * that follows is XNOR and bit counts, and the unit of the greatest normalised count wins. Takes
 * spikes that are already aligned and normalised as in training. Immutable and thread-safe.
 *
 * @param inputWeights {@code [hidden unit][value of a spike]}
 * @param inputNorm normalisation after the first layer
 * @param hidden the second layer
 * @param outputWeights {@code [class][hidden unit]}
 * @param outputNorm normalisation of the classes' counts
 */
public record BinarizedNetwork(
    SignMatrix inputWeights,
    BatchNorm inputNorm,
    BinaryLayer hidden,
    SignMatrix outputWeights,
    BatchNorm outputNorm) {

  private static final int BYTES_PER_THRESHOLD = 2;

  /** Checks that the layers fit each other. */
  public BinarizedNetwork {
    requireEqual("first normalisation", inputNorm.gains().length, inputWeights.numRows());
    requireEqual("second layer", hidden.weights().columns(), inputWeights.numRows());
    requireEqual("output layer", outputWeights.columns(), hidden.weights().numRows());
    requireEqual("last normalisation", outputNorm.gains().length, outputWeights.numRows());
  }

  /**
   * Classifies one spike.
   *
   * @param spike {@code [channel][sample]} row-major, aligned and normalised
   * @return class, 0 to {@code numClasses() − 1}; the first among equals
   * @throws WrongArgumentException if the spike has another length than those of the training
   */
  public int classify(float[] spike) {
    if (spike.length != inputWeights.columns()) {
      throw new WrongArgumentException(
          "the network takes spikes of "
              + inputWeights.columns()
              + " values, got "
              + spike.length
              + "; use a model for this window");
    }
    long[] signs = hidden.forward(firstLayer(spike));
    int best = 0;
    float most = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < numClasses(); c++) {
      int sum = 2 * outputWeights.agreement(c, signs) - outputWeights.columns();
      float score = outputNorm.apply(c, sum);
      if (score > most) {
        most = score;
        best = c;
      }
    }
    return best;
  }

  /**
   * Classifies spikes.
   *
   * @param waveforms aligned and normalised spikes
   * @return class of each
   * @throws WrongArgumentException if the spikes have another length than those of the training
   */
  public int[] classify(Waveforms waveforms) {
    float[] spike = new float[waveforms.valuesPerSpike()];
    int[] classes = new int[waveforms.numSpikes()];
    for (int i = 0; i < classes.length; i++) {
      waveforms.copySpike(i, spike);
      classes[i] = classify(spike);
    }
    return classes;
  }

  /**
   * The number of classes.
   *
   * @return at least 1
   */
  public int numClasses() {
    return outputWeights.numRows();
  }

  /**
   * The size of the network in hardware: one bit a weight, 16 bits a threshold of the hidden
   * layers, 32 bits a gain or shift of the outputs.
   *
   * @return bytes
   */
  public int sizeBytes() {
    long bits =
        (long) inputWeights.numRows() * inputWeights.columns()
            + (long) hidden.weights().numRows() * hidden.weights().columns()
            + (long) outputWeights.numRows() * outputWeights.columns();
    int thresholds = inputWeights.numRows() + hidden.weights().numRows();
    return (int) (bits / 8) + BYTES_PER_THRESHOLD * thresholds + 8 * numClasses();
  }

  private long[] firstLayer(float[] spike) {
    long[] signs = new long[(inputWeights.numRows() + 63) / 64];
    for (int unit = 0; unit < inputWeights.numRows(); unit++) {
      boolean on = inputNorm.apply(unit, inputWeights.signedSum(unit, spike)) >= 0;
      signs[unit / 64] |= on ? 1L << unit : 0;
    }
    return signs;
  }

  private static void requireEqual(String what, int got, int expected) {
    if (got != expected) {
      throw new WrongArgumentException(
          "the " + what + " has " + got + " inputs where " + expected + " are needed");
    }
  }
}
