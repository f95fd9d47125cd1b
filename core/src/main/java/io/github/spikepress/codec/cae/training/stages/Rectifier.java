// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.stages;

import io.github.spikepress.codec.cae.training.arithmetic.Cells;
import io.github.spikepress.codec.cae.training.arithmetic.Region;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Sets negative values to zero, in place. Its output must still hold in the backward pass. */
final class Rectifier implements Stage {

  private INDArray output;

  @Override
  public INDArray forward(INDArray rows, boolean training) {
    output = rows;
    new Region(rows).change((cells, at) -> cells.rectify());
    return rows;
  }

  @Override
  public INDArray backward(INDArray gradient) {
    Region outputs = new Region(output);
    Cells values = outputs.block();
    new Region(gradient)
        .change(
            (cells, at) -> {
              outputs.read(values, at);
              cells.gate(values);
            });
    return gradient;
  }
}
