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
      stages.residual(bottleneck(stage, times, weights));
      stages.downsample(times);
    }
    return stages;
  }

  private Stage bottleneck(int stage, int times, Weights weights) {
    List<Convolution> layers = network.encoderStage(stage);
    return new Sequence()
        .convolve(layers.get(0), times, weights)
        .rectify()
        .convolve(layers.get(1), times, weights)
        .rectify()
        .dropOut(dropout, seed() + stage)
        .convolve(layers.get(2), times, weights);
  }
}
