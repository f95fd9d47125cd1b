// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import io.github.spikepress.codec.cae.Convolution;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Stages one after the other. */
final class Sequence implements Stage {

  private final List<Stage> stages = new ArrayList<>();

  Sequence then(Stage stage) {
    stages.add(stage);
    return this;
  }

  /** Appends a convolution with the batch normalisation or the bias that belongs to it. */
  Sequence convolve(Convolution shape, int times, Weights weights) {
    then(new RowConvolution(shape, times, weights));
    return then(
        shape.normalised()
            ? new BatchNormalisation(shape.name(), weights)
            : new Bias(shape.name(), weights));
  }

  @Override
  public INDArray forward(INDArray rows, boolean training) {
    INDArray result = rows;
    for (Stage stage : stages) {
      result = stage.forward(result, training);
    }
    return result;
  }

  @Override
  public INDArray backward(INDArray gradient) {
    INDArray result = gradient;
    for (int i = stages.size() - 1; i >= 0; i--) {
      result = stages.get(i).backward(result);
    }
    return result;
  }
}
