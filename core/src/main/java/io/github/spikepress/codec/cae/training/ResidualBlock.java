// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A path with a shortcut around it; negative sums become zero (He et al. 2016). */
final class ResidualBlock implements Stage {

  private final Stage path;
  private final Rectifier rectifier = new Rectifier();
  private final Scratch shortcut = new Scratch();

  ResidualBlock(Stage path) {
    this.path = path;
  }

  @Override
  public INDArray forward(INDArray rows, boolean training) {
    return rectifier.forward(path.forward(rows, training).addi(rows), training);
  }

  @Override
  public INDArray backward(INDArray gradient) {
    INDArray sum = rectifier.backward(gradient);
    INDArray around = shortcut.like(sum).assign(sum);
    return path.backward(sum).addi(around);
  }
}
