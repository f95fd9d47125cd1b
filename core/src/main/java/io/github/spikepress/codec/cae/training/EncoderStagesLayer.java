// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import io.github.spikepress.codec.cae.CaeNetwork;
import io.github.spikepress.codec.cae.Convolution;
import java.util.List;

/**
 * The residual stages of the encoder, each with the downsampling that follows it, in one layer, so
 * that both can share their weights.
 */
final class EncoderStagesLayer extends StageLayer {

  private static final long serialVersionUID = 1L;

  private final CaeNetwork network;
  private final double dropout;

  EncoderStagesLayer(CaeNetwork network, double dropout, long seed) {
    super(seed);
    this.network = network;
    this.dropout = dropout;
  }

  @Override
  List<ParameterSpec> parameters() {
    return network.encoderStages().stream().flatMap(s -> ParameterSpec.of(s).stream()).toList();
  }

  @Override
  Stage stage(Weights weights) {
    Sequence stages = new Sequence();
    for (int stage = 0; stage < CaeNetwork.STAGES; stage++) {
      int times = network.numTimes() >> stage;
      stages.then(new ResidualBlock(bottleneck(stage, times, weights)));
      stages.then(new Downsampling(times));
    }
    return stages;
  }

  private Stage bottleneck(int stage, int times, Weights weights) {
    List<Convolution> layers = network.encoderStage(stage);
    return new Sequence()
        .convolve(layers.get(0), times, weights)
        .then(new Rectifier())
        .convolve(layers.get(1), times, weights)
        .then(new Rectifier())
        .then(new Dropout(dropout, seed() + stage))
        .convolve(layers.get(2), times, weights);
  }
}
