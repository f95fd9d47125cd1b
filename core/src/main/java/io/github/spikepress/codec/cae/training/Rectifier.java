// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;

/** Sets negative values to zero, in place. Its output must still hold in the backward pass. */
final class Rectifier implements Stage {

  private final Scratch positive = new Scratch();
  private INDArray output;

  @Override
  public INDArray forward(INDArray rows, boolean training) {
    output = rows;
    return Nd4j.getExecutioner().exec(new RectifiedLinear(rows, rows, 0.0));
  }

  @Override
  public INDArray backward(INDArray gradient) {
    INDArray open = positive.like(output);
    Nd4j.getExecutioner().exec(new Step(output, open, 0.0));
    gradient.muli(open);
    return gradient;
  }
}
