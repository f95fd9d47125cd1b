// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.stages;

import io.github.spikepress.codec.cae.training.arithmetic.Cells;
import io.github.spikepress.codec.cae.training.arithmetic.JavaArrays;
import io.github.spikepress.codec.cae.training.arithmetic.Region;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Adds a number to each channel, in place. */
final class Bias implements Stage {

  private final INDArray values;
  private final INDArray gradients;

  Bias(String name, Weights weights) {
    values = weights.value(name + ".bias");
    gradients = weights.gradient(name + ".bias");
  }

  @Override
  public INDArray forward(INDArray rows, boolean training) {
    Region region = new Region(rows);
    Cells biases = region.block(JavaArrays.doubles(values));
    region.change((cells, at) -> cells.add(biases));
    return rows;
  }

  @Override
  public INDArray backward(INDArray gradient) {
    Region region = new Region(gradient);
    Cells sums = region.block();
    region.each((cells, at) -> sums.add(cells));
    JavaArrays.add(region.columnSums(sums), gradients);
    return gradient;
  }
}
