// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.stages;

import io.github.spikepress.codec.cae.training.arithmetic.Cells;
import io.github.spikepress.codec.cae.training.arithmetic.Region;
import io.github.spikepress.codec.cae.training.arithmetic.Scratch;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A path with a shortcut around it; negative sums become zero (He et al. 2016). It works in place
 * on what its path returns; its output must still hold in the backward pass.
 */
final class ResidualBlock implements Stage {

  private final Stage path;
  private final Scratch shortcut = new Scratch();
  private INDArray output;

  ResidualBlock(Stage path) {
    this.path = path;
  }

  @Override
  public INDArray forward(INDArray rows, boolean training) {
    output = path.forward(rows, training);
    Region shortcuts = new Region(rows);
    Cells values = shortcuts.block();
    new Region(output)
        .change(
            (cells, at) -> {
              shortcuts.read(values, at);
              cells.add(values);
              cells.rectify();
            });
    return output;
  }

  @Override
  public INDArray backward(INDArray gradient) {
    INDArray around = shortcut.like(gradient);
    Region kept = new Region(around);
    Region outputs = new Region(output);
    Cells values = outputs.block();
    new Region(gradient)
        .change(
            (cells, at) -> {
              outputs.read(values, at);
              cells.gate(values);
              kept.write(cells, at);
            });
    return add(path.backward(gradient), kept);
  }

  private static INDArray add(INDArray to, Region others) {
    Cells values = others.block();
    new Region(to)
        .change(
            (cells, at) -> {
              others.read(values, at);
              cells.add(values);
            });
    return to;
  }
}
