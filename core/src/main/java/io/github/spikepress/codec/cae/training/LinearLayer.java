// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import java.util.List;

/** The linear map around encoder or decoder. */
final class LinearLayer extends StageLayer {

  private static final long serialVersionUID = 1L;

  private final LinearShape shape;

  LinearLayer(LinearShape shape, long seed) {
    super(seed);
    this.shape = shape;
  }

  @Override
  List<ParameterSpec> parameters() {
    int inputs = shape.from().length();
    return List.of(
        new ParameterSpec(
            shape.name(), inputs, shape.to().length(), true, 0, 1 / Math.sqrt(inputs)));
  }

  @Override
  Stage stage(Weights weights) {
    return new LinearStage(shape, weights);
  }
}
