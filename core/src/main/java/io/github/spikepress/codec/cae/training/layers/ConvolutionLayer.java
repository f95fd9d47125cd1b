// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.layers;

import io.github.spikepress.codec.cae.Convolution;
import io.github.spikepress.codec.cae.training.stages.ParameterSpec;
import io.github.spikepress.codec.cae.training.stages.Sequence;
import io.github.spikepress.codec.cae.training.stages.Stage;
import io.github.spikepress.codec.cae.training.stages.Weights;
import java.util.List;

/** A convolution fused with its batch normalisation or bias, rectifier and dropout. */
final class ConvolutionLayer extends StageLayer {

  private static final long serialVersionUID = 1L;

  private final Convolution shape;
  private final int times;
  private final boolean rectified;
  private final double dropout;

  ConvolutionLayer(Convolution shape, int times, boolean rectified, double dropout, long seed) {
    super(seed);
    this.shape = shape;
    this.times = times;
    this.rectified = rectified;
    this.dropout = dropout;
  }

  @Override
  List<ParameterSpec> parameters() {
    return ParameterSpec.of(shape);
  }

  @Override
  Stage stage(Weights weights) {
    Sequence sequence = new Sequence().convolve(shape, times, weights);
    if (rectified) {
      sequence.rectify();
    }
    return dropout > 0 ? sequence.dropOut(dropout, seed()) : sequence;
  }
}
