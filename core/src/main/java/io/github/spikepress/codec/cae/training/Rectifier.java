// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** Sets negative values to zero, in place. Its output must still hold in the backward pass. */
final class Rectifier implements Stage {

  private INDArray output;

  @Override
  public INDArray forward(INDArray rows, boolean training) {
    output = rows;
    return Nd4j.getExecutioner()
        .exec(new org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear(rows, rows, 0.0));
  }

  @Override
  public INDArray backward(INDArray gradient) {
    Nd4j.exec(
        DynamicCustomOp.builder("relu_bp")
            .addInputs(output, gradient)
            .addOutputs(gradient)
            .build());
    return gradient;
  }
}
