// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.List;

/**
 * A spike classifier in full precision: layers of products with what is negative cut off between
 * them. Immutable and thread-safe.
 *
 * @param layers from the input to the output
 */
public record DenseNetwork(List<Layer> layers) implements SpikeNetwork {

  /**
   * One layer; a batch normalisation is part of its numbers.
   *
   * @param weights {@code [unit][input]}; not copied, must not be changed
   * @param biases {@code [unit]}; not copied, must not be changed
   */
  public record Layer(float[][] weights, float[] biases) {

    /** Checks that every unit has a bias and equally many weights. */
    public Layer {
      for (float[] row : weights) {
        if (row.length != weights[0].length) {
          throw new WrongArgumentException("the rows of a layer must be of one length");
        }
      }
      if (weights.length == 0 || weights.length != biases.length) {
        throw new WrongArgumentException(
            "a layer of " + weights.length + " units does not have " + biases.length + " biases");
      }
    }

    private int numInputs() {
      return weights[0].length;
    }

    private int numUnits() {
      return weights.length;
    }

    private float[] forward(float[] inputs) {
      float[] outputs = biases.clone();
      for (int unit = 0; unit < outputs.length; unit++) {
        outputs[unit] += dot(weights[unit], inputs);
      }
      return outputs;
    }

    private static float dot(float[] a, float[] b) {
      float sum = 0;
      for (int i = 0; i < a.length; i++) {
        sum += a[i] * b[i];
      }
      return sum;
    }
  }

  /** Checks that the layers fit each other. */
  public DenseNetwork {
    layers = List.copyOf(layers);
    for (int i = 1; i < layers.size(); i++) {
      if (layers.get(i).numInputs() != layers.get(i - 1).numUnits()) {
        throw new WrongArgumentException(
            "layer "
                + i
                + " takes "
                + layers.get(i).numInputs()
                + " values of the "
                + layers.get(i - 1).numUnits()
                + " before it");
      }
    }
  }

  @Override
  public float[] scores(float[] spike) {
    requireInputs(spike);
    float[] values = spike;
    for (int i = 0; i < layers.size(); i++) {
      values = layers.get(i).forward(i == 0 ? values : cutOff(values));
    }
    return values;
  }

  private static float[] cutOff(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(0, values[i]);
    }
    return values;
  }

  @Override
  public int numInputs() {
    return layers.get(0).numInputs();
  }

  @Override
  public int numClasses() {
    return layers.get(layers.size() - 1).numUnits();
  }

  @Override
  public int sizeBytes() {
    long numbers = multiplications() + layers.stream().mapToInt(Layer::numUnits).sum();
    return Math.toIntExact(Float.BYTES * numbers);
  }

  @Override
  public NetworkOperations operations() {
    return new NetworkOperations(multiplications(), 0, 0);
  }

  private long multiplications() {
    return layers.stream().mapToLong(layer -> (long) layer.numInputs() * layer.numUnits()).sum();
  }
}
