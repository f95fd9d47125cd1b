// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import io.github.spikepress.codec.cae.CaeNetwork;
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
record ParameterSpec(
    String name, int rows, int columns, boolean trained, double centre, double reach)
    implements Serializable {

  int length() {
    return rows * columns;
  }

  /** What a convolution and its normalisation or bias have; weights start as in PyTorch. */
  static List<ParameterSpec> of(Convolution shape) {
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

  /**
   * The codebook, uniform within one over the codeword length as in the authors' code.
   *
   * @param network the architecture
   * @param trained whether the optimiser trains it
   */
  static ParameterSpec codebook(CaeNetwork network, boolean trained) {
    int words = network.settings().levels() * network.settings().k();
    int length = network.codewordLength();
    return new ParameterSpec(Quantiser.CODEBOOK, words, length, trained, 0, 1.0 / length);
  }

  private static ParameterSpec channels(
      Convolution shape, String name, boolean trained, double value) {
    return new ParameterSpec(shape.name() + "." + name, 1, shape.out(), trained, value, 0);
  }
}
