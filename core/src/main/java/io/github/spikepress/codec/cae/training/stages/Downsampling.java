// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.stages;

import io.github.spikepress.codec.cae.training.arithmetic.Cells;
import io.github.spikepress.codec.cae.training.arithmetic.Region;
import io.github.spikepress.codec.cae.training.arithmetic.Scratch;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Keeps the greater of each two times, the first one of equals. Its input must still hold in the
 * backward pass.
 */
final class Downsampling implements Stage {

  private final int times;
  private final Scratch out = new Scratch();
  private final Scratch back = new Scratch();
  private INDArray input;

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
    input = rows;
    INDArray result = out.rows(rows.dataType(), rows.rows() / 2, rows.columns());
    Region from = new Region(rows);
    Region to = new Region(result);
    Cells values = from.block();
    for (int time = 0; time < times; time += 2) {
      Region later = from.time(time + 1, times);
      from.time(time, times)
          .into(
              to.time(time / 2, times / 2),
              (cells, at) -> {
                later.read(values, at);
                cells.greater(values);
              });
    }
    return result;
  }

  @Override
  public INDArray backward(INDArray gradient) {
    INDArray result = back.rows(gradient.dataType(), 2L * gradient.rows(), gradient.columns());
    Region from = new Region(gradient);
    Region rows = new Region(input);
    Region to = new Region(result);
    for (int time = 0; time < times; time += 2) {
      share(
          from.time(time / 2, times / 2),
          new Region[] {rows.time(time, times), rows.time(time + 1, times)},
          new Region[] {to.time(time, times), to.time(time + 1, times)});
    }
    return result;
  }

  /** Hands the gradients of one time on to the greater one of its two inputs. */
  private static void share(Region gradients, Region[] inputs, Region[] results) {
    Cells earlier = gradients.block();
    Cells difference = gradients.block();
    Cells later = gradients.block();
    gradients.into(
        results[0],
        (cells, at) -> {
          inputs[0].read(earlier, at);
          inputs[1].read(difference, at);
          difference.subtract(earlier);
          gradients.read(later, at);
          later.gate(difference);
          results[1].write(later, at);
          cells.subtract(later);
        });
  }
}
