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

  /** Writes {@code y[first ..]}. */
  void forward(float[] x, float[][] y, int first, int rows) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(bias.bias(), 0, y[first + row], 0, outputs());
      Rows.addProduct(y[first + row], x, row * inputs(), weights.values());
    }
  }

  /** The same for outputs that are wanted flat. */
  float[] forward(float[] x, int rows) {
    float[][] y = new float[rows][outputs()];
    forward(x, y, 0, rows);
    return flat(y, 0, rows);
  }

  /** Adds the gradient of the input. */
  void inputGradient(float[][] gradient, int first, int rows, float[] inputGradient) {
    float[][] transposed = Rows.transposed(weights.values());
    float[] sum = new float[inputs()];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(inputGradient, row * sum.length, sum, 0, sum.length);
      Rows.addProduct(sum, gradient[first + row], 0, transposed);
      System.arraycopy(sum, 0, inputGradient, row * sum.length, sum.length);
    }
  }

  /**
   * Sums the gradients of weights and bias over all rows; x holds the same number in each array.
   */
  void accumulate(float[][] x, float[][] gradient) {
    Rows.addOuterProducts(weights.gradient(), x, gradient, 0);
    Rows.addAll(bias.biasGradient(), gradient, 0, gradient.length);
  }

  /** Both at once for a flat gradient. */
  void backward(float[] x, float[] gradient, int rows, float[] inputGradient) {
    float[][] asRows = rows(gradient, rows);
    inputGradient(asRows, 0, rows, inputGradient);
    accumulate(new float[][] {x}, asRows);
  }

  private static float[] flat(float[][] rows, int first, int count) {
    int width = rows[first].length;
    float[] flat = new float[count * width];
    for (int row = 0; row < count; row++) {
      System.arraycopy(rows[first + row], 0, flat, row * width, width);
    }
    return flat;
  }

  private static float[][] rows(float[] flat, int count) {
    int width = flat.length / count;
    float[][] rows = new float[count][width];
    for (int row = 0; row < count; row++) {
      System.arraycopy(flat, row * width, rows[row], 0, width);
    }
    return rows;
  }
}
