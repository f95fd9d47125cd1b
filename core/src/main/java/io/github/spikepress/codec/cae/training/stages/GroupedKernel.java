// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.stages;

import io.github.spikepress.codec.cae.Convolution;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The weights of a grouped convolution as the block-diagonal matrix of a plain one: a few larger
 * products are faster than one small product a group. The compact weights are repeated for every
 * group by a product with a matrix of zeros and ones, and a mask leaves each group its own.
 */
final class GroupedKernel {

  private final INDArray repeat;
  private final INDArray mask;
  private final INDArray dense;
  private final INDArray gradient;

  GroupedKernel(Convolution shape, DataType type) {
    int perGroup = shape.outPerGroup();
    int rows = shape.taps() * shape.in();
    double[][] repeated = new double[perGroup][shape.out()];
    double[][] masked = new double[rows][shape.out()];
    for (int o = 0; o < shape.out(); o++) {
      repeated[o % perGroup][o] = 1;
      for (int row = 0; row < rows; row++) {
        int group = row % shape.in() / (shape.in() / shape.groups());
        masked[row][o] = group == o / perGroup ? 1 : 0;
      }
    }
    repeat = Nd4j.createFromArray(repeated).castTo(type);
    mask = Nd4j.createFromArray(masked).castTo(type);
    dense = mask.dup('c');
    gradient = mask.dup('c');
  }

  /**
   * The dense matrix {@code [tap × in][out]} of compact weights {@code [tap × in][out / groups]}.
   */
  INDArray expand(INDArray weights) {
    Nd4j.gemm(weights, repeat, dense, false, false, 1, 0);
    return dense.muli(mask);
  }

  /** The gradient of the dense matrix, set to zero, for the caller to add to. */
  INDArray gradient() {
    return gradient.assign(0);
  }

  /** Adds the gradient of the dense matrix to that of the compact weights. */
  void compact(INDArray gradients) {
    Nd4j.gemm(gradient.muli(mask), repeat, gradients, false, true, 1, 1);
  }
}
