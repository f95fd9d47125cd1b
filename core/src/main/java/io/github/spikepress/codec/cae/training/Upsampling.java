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
    INDArray from = MatrixViews.byTime(rows, times / 2);
    MatrixViews.everySecondTime(result, times, 0).assign(from);
    MatrixViews.everySecondTime(result, times, 1).assign(from);
    return result;
  }

  @Override
  public INDArray backward(INDArray gradient) {
    INDArray result = back.rows(gradient.dataType(), gradient.rows() / 2, gradient.columns());
    MatrixViews.byTime(result, times / 2)
        .assign(MatrixViews.everySecondTime(gradient, times, 0))
        .addi(MatrixViews.everySecondTime(gradient, times, 1));
    return result;
  }
}
