// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import io.github.spikepress.codec.cae.CaeNetwork;
import java.util.List;

/** The vector quantiser between encoder and decoder. */
final class QuantiserLayer extends StageLayer {

  private static final long serialVersionUID = 1L;

  private final CaeNetwork network;
  private final double beta;

  QuantiserLayer(CaeNetwork network, double beta, long seed) {
    super(seed);
    this.network = network;
    this.beta = beta;
  }

  @Override
  List<ParameterSpec> parameters() {
    return List.of(ParameterSpec.codebook(network));
  }

  @Override
  Stage stage(Weights weights) {
    return new Quantiser(network, beta, weights);
  }
}
