// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.stages;

import io.github.spikepress.codec.cae.Convolution;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * One array of a layer's parameters.
 *
 * @param name name of its tensor in a model file
 * @param rows rows of the matrix
 * @param columns columns of the matrix
 * @param trained false for what no gradient changes, such as running statistics
 * @param centre centre of its initial values
 * @param reach initial values are uniform within this distance of the centre
 */
public record ParameterSpec(
    String name, int rows, int columns, boolean trained, double centre, double reach)
    implements Serializable {

  /**
   * How many numbers it has.
   *
   * @return rows times columns
   */
  public int length() {
    return rows * columns;
  }

  /**
   * What a linear map has.
   *
   * @param shape the map
   * @return its weights
   */
  public static ParameterSpec of(LinearShape shape) {
    int inputs = shape.from().length();
    return new ParameterSpec(
        shape.name(), inputs, shape.to().length(), true, 0, 1 / Math.sqrt(inputs));
  }

  /**
   * What a convolution and its normalisation or bias have; weights start as in PyTorch.
   *
   * @param shape the convolution
   * @return its weights, then the others
   */
  public static List<ParameterSpec> of(Convolution shape) {
    double reach = 1 / Math.sqrt(fan(shape));
    List<ParameterSpec> specs = new ArrayList<>();
    specs.add(
        new ParameterSpec(
            shape.name() + ".weight",
            shape.taps() * shape.in(),
            shape.outPerGroup(),
            true,
            0,
            reach));
    if (shape.normalised()) {
      specs.add(channels(shape, "scale", true, 1));
      specs.add(channels(shape, "shift", true, 0));
      specs.add(channels(shape, "mean", false, 0));
      specs.add(channels(shape, "variance", false, 1));
    } else {
      specs.add(new ParameterSpec(shape.name() + ".bias", 1, shape.out(), true, 0, reach));
    }
    return specs;
  }

  /** What PyTorch counts as the inputs of one output: for a deconvolution, its outputs. */
  private static int fan(Convolution shape) {
    return shape.taps() * (shape.transposed() ? shape.out() : shape.in()) / shape.groups();
  }

  private static ParameterSpec channels(
      Convolution shape, String name, boolean trained, double value) {
    return new ParameterSpec(shape.name() + "." + name, 1, shape.out(), trained, value, 0);
  }
}
