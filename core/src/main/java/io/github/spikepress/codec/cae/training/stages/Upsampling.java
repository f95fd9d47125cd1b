// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.stages;

import io.github.spikepress.codec.cae.training.arithmetic.Cells;
import io.github.spikepress.codec.cae.training.arithmetic.Region;
import io.github.spikepress.codec.cae.training.arithmetic.Scratch;
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
    Region from = new Region(rows);
    Region to = new Region(result);
    for (int time = 0; time < times; time += 2) {
      Region later = to.time(time + 1, times);
      from.time(time / 2, times / 2).into(to.time(time, times), later::write);
    }
    return result;
  }

  @Override
  public INDArray backward(INDArray gradient) {
    INDArray result = back.rows(gradient.dataType(), gradient.rows() / 2, gradient.columns());
    Region from = new Region(gradient);
    Region to = new Region(result);
    Cells values = from.block();
    for (int time = 0; time < times; time += 2) {
      Region later = from.time(time + 1, times);
      from.time(time, times)
          .into(
              to.time(time / 2, times / 2),
              (cells, at) -> {
                later.read(values, at);
                cells.add(values);
              });
    }
    return result;
  }
}
