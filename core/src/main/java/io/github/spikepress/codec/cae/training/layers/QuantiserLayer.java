// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.layers;

import io.github.spikepress.codec.cae.CaeNetwork;
import io.github.spikepress.codec.cae.CodebookTraining;
import io.github.spikepress.codec.cae.training.quantiser.Quantiser;
import io.github.spikepress.codec.cae.training.stages.ParameterSpec;
import io.github.spikepress.codec.cae.training.stages.Stage;
import io.github.spikepress.codec.cae.training.stages.Weights;
import java.util.List;

/** The vector quantiser between encoder and decoder. */
final class QuantiserLayer extends StageLayer {

  private static final long serialVersionUID = 1L;

  private final CaeNetwork network;
  private final CodebookTraining training;

  QuantiserLayer(CaeNetwork network, CodebookTraining training, long seed) {
    super(seed);
    this.network = network;
    this.training = training;
  }

  @Override
  List<ParameterSpec> parameters() {
    return List.of(Quantiser.parameters(network, training));
  }

  @Override
  Stage stage(Weights weights) {
    return new Quantiser(network, training, weights);
  }
}
