// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.network;

import java.util.List;
import java.util.Random;

/** A linear layer {@code y = x W + b}; inputs are flat, outputs are rows. Not thread-safe. */
public final class Dense {

  private final Parameter weights;
  private final Parameter bias;

  /**
   * Makes a layer with weights drawn evenly from ±1/√inputs.
   *
   * @param name prefix of its parameters
   * @param inputs width of the input
   * @param outputs width of the output
   * @param random source of the weights
   */
  public Dense(String name, int inputs, int outputs, Random random) {
    double bound = 1 / Math.sqrt(inputs);
    weights = new Parameter(name + ".weights", inputs, outputs).uniform(random, bound);
    bias = new Parameter(name + ".bias", 1, outputs).uniform(random, bound);
  }

  /**
   * What is learned.
   *
   * @return weights {@code [input][output]} and bias
   */
  public List<Parameter> parameters() {
    return List.of(weights, bias);
  }

  /**
   * The weights alone, for a penalty that spares the bias.
   *
   * @return {@code [input][output]}
   */
  public Parameter weights() {
    return weights;
  }

  /**
   * The bias alone.
   *
   * @return {@code [1][output]}
   */
  public Parameter biasParameter() {
    return bias;
  }

  int inputs() {
    return weights.values().length;
  }

  int outputs() {
    return weights.values()[0].length;
  }

  /** Writes the rows of y. */
  void forward(float[] x, float[][] y) {
    for (float[] row : y) {
      System.arraycopy(bias.bias(), 0, row, 0, row.length);
    }
    Rows.addProducts(y, Rows.fromFlat(x, y.length), weights.values());
  }

  /** The same for outputs that are wanted flat. */
  float[] forward(float[] x, int rows) {
    float[][] y = new float[rows][outputs()];
    forward(x, y);
    float[] flat = new float[rows * outputs()];
    Rows.toFlat(y, flat);
    return flat;
  }

  /** Sums the gradients of weights and bias, and adds to that of the input; all stored flat. */
  void backward(float[] x, float[] gradient, int rows, float[] inputGradient) {
    Backward back = new Backward();
    back.step(x, Rows.fromFlat(gradient, rows), inputGradient);
    back.finish();
  }

  /** The way back through many steps with the same weights; gradients may be mostly zero. */
  final class Backward {

    private final float[][] transposed = Rows.transposed(weights.values());
    private final float[][] transposedGradient = new float[outputs()][inputs()];

    /** Adds to the gradient of a step's input, which is stored flat. */
    void step(float[] x, float[][] gradient, float[] inputGradient) {
      float[][] rows = Rows.fromFlat(inputGradient, gradient.length);
      Rows.addProducts(rows, gradient, transposed);
      Rows.toFlat(rows, inputGradient);
      Rows.fromFlat(x, rows);
      Rows.addOuterProducts(transposedGradient, gradient, rows);
      Rows.addAll(bias.biasGradient(), gradient);
    }

    /** Sums the gradient of the weights after the last step. */
    void finish() {
      Rows.addTransposed(weights.gradient(), transposedGradient);
    }
  }
}
