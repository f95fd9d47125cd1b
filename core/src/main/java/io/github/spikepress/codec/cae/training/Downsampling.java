// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.custom.Max;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Keeps the greater of each two times. */
final class Downsampling implements Stage {

  private final int times;
  private final Scratch out = new Scratch();
  private final Scratch back = new Scratch();
  private final Scratch later = new Scratch();

  /**
   * Makes the stage.
   *
   * @param times times of its input, even
   */
  Downsampling(int times) {
    this.times = times;
  }

  @Override
  public INDArray forward(INDArray rows, boolean training) {
    INDArray result = out.rows(rows.dataType(), rows.rows() / 2, rows.columns());
    INDArray choice = later.like(result);
    INDArray even = MatrixViews.everySecondTime(rows, times, 0);
    INDArray odd = MatrixViews.everySecondTime(rows, times, 1);
    Nd4j.exec(new Max(even, odd, MatrixViews.byTime(result, times / 2)));
    MatrixViews.byTime(choice, times / 2).assign(odd).subi(even);
    Transforms.step(choice, false);
    return result;
  }

  @Override
  public INDArray backward(INDArray gradient) {
    INDArray result = back.rows(gradient.dataType(), 2L * gradient.rows(), gradient.columns());
    INDArray chosenLater = later.like(gradient).muli(gradient);
    gradient.subi(chosenLater);
    MatrixViews.everySecondTime(result, times, 0).assign(MatrixViews.byTime(gradient, times / 2));
    MatrixViews.everySecondTime(result, times, 1)
        .assign(MatrixViews.byTime(chosenLater, times / 2));
    return result;
  }
}
