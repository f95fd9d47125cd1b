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
    return rectifier.forward(add(path.forward(rows, training), rows), training);
  }

  @Override
  public INDArray backward(INDArray gradient) {
    INDArray sum = rectifier.backward(gradient);
    INDArray around = shortcut.like(sum);
    new Region(sum).into(new Region(around), (cells, at) -> {});
    return add(path.backward(sum), around);
  }

  private static INDArray add(INDArray to, INDArray values) {
    Region others = new Region(values);
    Cells other = others.block();
    new Region(to)
        .change(
            (cells, at) -> {
              others.read(other, at);
              cells.add(other);
            });
    return to;
  }
}
