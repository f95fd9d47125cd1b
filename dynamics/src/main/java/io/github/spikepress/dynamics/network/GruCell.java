// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.network;

import java.util.List;
import java.util.Random;

/**
 * Weights of a gated recurrent unit (Cho et al. 2014) in the form that cuDNN and PyTorch use: reset
 * gate after the recurrent product.
 *
 * <pre>
 * r = σ(x Wr + br + h Ur + cr)        z = σ(x Wz + bz + h Uz + cz)
 * n = tanh(x Wn + bn + r (h Un + cn)) h' = n + z (h − n)
 * </pre>
 *
 * <p>The columns of all matrices are [r | z | n]. Not thread-safe.
 */
public final class GruCell {

  private final int size;
  private final Parameter input;
  private final Parameter inputBias;
  private final Parameter recurrent;
  private final Parameter recurrentBias;

  /**
   * Makes a cell with weights drawn evenly from ±1/√size.
   *
   * @param name prefix of its parameters
   * @param inputs width of the input; 0 for a cell that runs on its own
   * @param size width of the state
   * @param random source of the weights
   */
  public GruCell(String name, int inputs, int size, Random random) {
    this.size = size;
    double bound = 1 / Math.sqrt(size);
    input = new Parameter(name + ".input", inputs, 3 * size).uniform(random, bound);
    recurrent = new Parameter(name + ".recurrent", size, 3 * size).uniform(random, bound);
    inputBias = new Parameter(name + ".input_bias", 1, 3 * size).uniform(random, bound);
    recurrentBias = new Parameter(name + ".recurrent_bias", 1, 3 * size).uniform(random, bound);
  }

  /**
   * What is learned.
   *
   * @return the parameters; those without numbers are left out
   */
  public List<Parameter> parameters() {
    return numInputs() == 0
        ? List.of(recurrent, inputBias, recurrentBias)
        : List.of(input, recurrent, inputBias, recurrentBias);
  }

  int size() {
    return size;
  }

  int numInputs() {
    return input.values().length;
  }

  Parameter input() {
    return input;
  }

  Parameter inputBias() {
    return inputBias;
  }

  Parameter recurrent() {
    return recurrent;
  }

  Parameter recurrentBias() {
    return recurrentBias;
  }
}
