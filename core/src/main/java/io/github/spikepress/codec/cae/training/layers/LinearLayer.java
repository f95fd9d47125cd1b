// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.layers;

import io.github.spikepress.codec.cae.training.stages.LinearShape;
import io.github.spikepress.codec.cae.training.stages.ParameterSpec;
import io.github.spikepress.codec.cae.training.stages.Sequence;
import io.github.spikepress.codec.cae.training.stages.Stage;
import io.github.spikepress.codec.cae.training.stages.Weights;
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
    return List.of(ParameterSpec.of(shape));
  }

  @Override
  Stage stage(Weights weights) {
    return new Sequence().map(shape, weights);
  }
}
