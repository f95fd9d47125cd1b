// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Repeats each time. */
final class Upsampling implements Stage {

  private final int times;
  private final Scratch out = new Scratch();
  private final Scratch back = new Scratch();

  /**
   * Makes the stage.
   *
   * @param times times of its output, even
   */
  Upsampling(int times) {
    this.times = times;
  }

  @Override
  public INDArray forward(INDArray rows, boolean training) {
    INDArray result = out.rows(rows.dataType(), 2L * rows.rows(), rows.columns());
    TimePairs to = new TimePairs(result, times);
    to.even().assign(to.flat(rows));
    to.odd().assign(to.flat(rows));
    return result;
  }

  @Override
  public INDArray backward(INDArray gradient) {
    INDArray result = back.rows(gradient.dataType(), gradient.rows() / 2, gradient.columns());
    TimePairs from = new TimePairs(gradient, times);
    from.flat(result).assign(from.even()).addi(from.odd());
    return result;
  }
}
