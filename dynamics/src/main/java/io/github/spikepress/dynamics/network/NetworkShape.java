// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.network;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * Widths of the autoencoder's parts.
 *
 * @param channels channels of the counts
 * @param encoderSize state of each direction of the encoder
 * @param initialConditionSize dimensions of the Gaussian initial condition; 0 = the encoder sets
 *     the generator's first state without chance, as the SBTT demo does
 * @param generatorSize state of the generator
 * @param factors latent factors between generator and rates; 0 = the rates are read from the
 *     generator's state, as in the demo
 * @param controllerSize state of the controller and of each direction of its encoder
 * @param inferredInputs inputs that the controller gives the generator; 0 = no controller
 * @param dropout share of the encoder's result and of the first state dropped while training, 0 to
 *     less than 1
 */
public record NetworkShape(
    int channels,
    int encoderSize,
    int initialConditionSize,
    int generatorSize,
    int factors,
    int controllerSize,
    int inferredInputs,
    double dropout) {

  /** Checks the ranges. */
  public NetworkShape {
    if (channels < 1 || encoderSize < 1 || generatorSize < 1) {
      throw new WrongArgumentException(
          "channels, encoder and generator need a width of 1 or more, got "
              + channels
              + ", "
              + encoderSize
              + ", "
              + generatorSize);
    }
    if (initialConditionSize < 0 || factors < 0 || inferredInputs < 0) {
      throw new WrongArgumentException("widths of optional parts must be 0 or more");
    }
    if (inferredInputs > 0 && controllerSize < 1) {
      throw new WrongArgumentException("inferred inputs need a controller of width 1 or more");
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new WrongArgumentException("dropout lies between 0 and less than 1, got " + dropout);
    }
  }

  /**
   * The network of the authors' SBTT demo: no chance in the initial condition, rates read from the
   * generator's 50 states, dropout of 0.1.
   *
   * @param channels channels of the counts
   * @return the shape
   */
  public static NetworkShape demo(int channels) {
    return new NetworkShape(channels, 50, 0, 50, 0, 0, 0, 0.1);
  }

  /**
   * A variational autoencoder without inferred inputs: 50 dimensions of initial condition, 8
   * factors.
   *
   * @param channels channels of the counts
   * @return the shape
   */
  public static NetworkShape variational(int channels) {
    return new NetworkShape(channels, 50, 50, 50, 8, 0, 0, 0.1);
  }

  /**
   * The variational autoencoder with a controller that infers inputs to the generator.
   *
   * @param channels channels of the counts
   * @param inferredInputs inputs, 1 or more
   * @return the shape
   */
  public static NetworkShape controlled(int channels, int inferredInputs) {
    return new NetworkShape(channels, 50, 50, 50, 8, 32, inferredInputs, 0.1);
  }

  /**
   * The width of what the rates are read from and the controller sees.
   *
   * @return factors, or the generator's state where there are none
   */
  public int latentSize() {
    return factors > 0 ? factors : generatorSize;
  }
}
