// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.layers;

import io.github.spikepress.codec.cae.CaeNetwork;
import io.github.spikepress.codec.cae.Convolution;
import io.github.spikepress.codec.cae.training.stages.ParameterSpec;
import io.github.spikepress.codec.cae.training.stages.Sequence;
import io.github.spikepress.codec.cae.training.stages.Stage;
import io.github.spikepress.codec.cae.training.stages.Weights;
import java.util.List;

/**
 * The residual stages of the decoder, each with the upsampling before it, in one layer, so that
 * both can share their weights.
 */
final class DecoderStagesLayer extends StageLayer {

  private static final long serialVersionUID = 1L;

  private final CaeNetwork network;
  private final double dropout;

  DecoderStagesLayer(CaeNetwork network, double dropout, long seed) {
    super(seed);
    this.network = network;
    this.dropout = dropout;
  }

  @Override
  List<ParameterSpec> parameters() {
    return network.decoderStages().stream().flatMap(s -> ParameterSpec.of(s).stream()).toList();
  }

  @Override
  Stage stage(Weights weights) {
    Sequence stages = new Sequence();
    for (int stage = 0; stage < CaeNetwork.STAGES; stage++) {
      int times = network.featureLength() << (stage + 1);
      stages.upsample(times);
      stages.residual(block(stage, times, weights));
    }
    return stages;
  }

  private Stage block(int stage, int times, Weights weights) {
    List<Convolution> layers = network.decoderStage(stage);
    return new Sequence()
        .convolve(layers.get(0), times, weights)
        .rectify()
        .dropOut(dropout, seed() + 2L * stage)
        .convolve(layers.get(1), times, weights)
        .dropOut(dropout, seed() + 2L * stage + 1);
  }
}
