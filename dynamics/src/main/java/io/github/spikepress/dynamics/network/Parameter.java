// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.network;

import java.util.Random;

/** A matrix that is learned, with the place where its gradient is summed. Not thread-safe. */
public final class Parameter {

  private final String name;
  private final float[][] values;
  private final float[][] gradient;

  /**
   * Makes a matrix of zeros.
   *
   * @param name its name in model files
   * @param rows number of rows; 1 for a bias
   * @param columns number of columns
   */
  public Parameter(String name, int rows, int columns) {
    this.name = name;
    values = new float[rows][columns];
    gradient = new float[rows][columns];
  }

  /**
   * Draws the values evenly from an interval around 0.
   *
   * @param random source of chance
   * @param bound half the width of the interval
   * @return this
   */
  Parameter uniform(Random random, double bound) {
    for (float[] row : values) {
      for (int j = 0; j < row.length; j++) {
        row[j] = (float) ((2 * random.nextDouble() - 1) * bound);
      }
    }
    return this;
  }

  /**
   * The name in model files.
   *
   * @return for example {@code generator.recurrent}
   */
  public String name() {
    return name;
  }

  /**
   * The values.
   *
   * @return {@code [row][column]}, not a copy: what is written here is learned
   */
  public float[][] values() {
    return values;
  }

  /**
   * The gradient summed so far.
   *
   * @return {@code [row][column]}, not a copy
   */
  public float[][] gradient() {
    return gradient;
  }

  float[] bias() {
    return values[0];
  }

  float[] biasGradient() {
    return gradient[0];
  }
}
