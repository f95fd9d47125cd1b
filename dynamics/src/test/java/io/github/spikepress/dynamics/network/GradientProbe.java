// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Compares gradients with finite differences of the loss. Compiled a second time, with the whole
 * package, in double precision by {@link DoubleTwin}; hence only primitives in its signature.
 */
public final class GradientProbe {

  private static final int ENTRIES_OF_EACH = 12;
  private static final double STEP = 1e-5;

  private GradientProbe() {}

  /**
   * The largest relative error over a sample of the entries of every parameter.
   *
   * @param initialConditionSize as in the shape
   * @param factors as in the shape
   * @param inferredInputs as in the shape
   * @param divergenceWeight weight of the divergence
   * @return errors in the order of the parameters
   */
  public static double[] relativeErrors(
      int initialConditionSize, int factors, int inferredInputs, double divergenceWeight) {
    NetworkShape shape =
        new NetworkShape(7, 6, initialConditionSize, 5, factors, 4, inferredInputs, 0.2);
    AutoencoderNetwork network = new AutoencoderNetwork(shape, 3);
    Batch batch = batch(9, 4, 7);
    network.learn(batch, divergenceWeight, new Random(11));
    List<float[][]> analytic = copies(network);
    double[] errors = new double[analytic.size()];
    for (int p = 0; p < errors.length; p++) {
      float[][] values = network.parameters().get(p).values();
      Random choice = new Random(p);
      for (int i = 0; i < ENTRIES_OF_EACH; i++) {
        int row = choice.nextInt(values.length);
        int column = choice.nextInt(values[row].length);
        double numeric = slope(network, batch, divergenceWeight, values[row], column);
        double error = Math.abs(numeric - analytic.get(p)[row][column]);
        double scale = Math.max(Math.abs(numeric), 1e-5);
        errors[p] = Math.max(errors[p], error / scale);
      }
    }
    return errors;
  }

  private static double slope(
      AutoencoderNetwork network, Batch batch, double weight, float[] row, int column) {
    float before = row[column];
    row[column] = (float) (before + STEP);
    double above = loss(network, batch, weight);
    row[column] = (float) (before - STEP);
    double below = loss(network, batch, weight);
    row[column] = before;
    return (above - below) / (2 * STEP);
  }

  private static double loss(AutoencoderNetwork network, Batch batch, double weight) {
    AutoencoderNetwork.Loss loss = network.learn(batch, weight, new Random(11));
    return loss.likelihood() + weight * loss.divergence();
  }

  private static List<float[][]> copies(AutoencoderNetwork network) {
    List<float[][]> copies = new ArrayList<>();
    for (Parameter parameter : network.parameters()) {
      float[][] gradient = parameter.gradient();
      float[][] copy = new float[gradient.length][];
      for (int row = 0; row < copy.length; row++) {
        copy[row] = gradient[row].clone();
      }
      copies.add(copy);
    }
    return copies;
  }

  static Batch batch(int steps, int trials, int channels) {
    Random random = new Random(5);
    float[][] inputs = new float[steps * trials][channels];
    float[][] counts = new float[inputs.length][channels];
    boolean[][] inLoss = new boolean[inputs.length][channels];
    long observed = 0;
    for (int row = 0; row < inputs.length; row++) {
      for (int j = 0; j < channels; j++) {
        counts[row][j] = random.nextInt(3);
        inLoss[row][j] = random.nextInt(10) < 4;
        inputs[row][j] = random.nextInt(10) < 4 ? counts[row][j] : 0;
        observed += inLoss[row][j] ? 1 : 0;
      }
    }
    return new Batch(steps, trials, inputs, counts, inLoss, observed);
  }
}
