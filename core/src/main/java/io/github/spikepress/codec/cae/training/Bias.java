// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Adds a number to each channel, in place. */
final class Bias implements Stage {

  private final INDArray values;
  private final INDArray gradients;
  private final ColumnSums sums = new ColumnSums();

  Bias(String name, Weights weights) {
    values = weights.value(name + ".bias");
    gradients = weights.gradient(name + ".bias");
  }

  @Override
  public INDArray forward(INDArray rows, boolean training) {
    return rows.addiRowVector(values);
  }

  @Override
  public INDArray backward(INDArray gradient) {
    INDArray total = values.ulike();
    sums.of(gradient, total, 1);
    gradients.addi(total);
    return gradient;
  }
}
