// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.training;

import io.github.spikepress.sorting.binarized.OutputLayer;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.weightnoise.IWeightNoise;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Shows a layer its numbers rounded to a grid of 16 bits, so that sums of them are exact; the
 * gradient goes straight through.
 */
final class FixedPointWeights implements IWeightNoise {

  private static final long serialVersionUID = 1L;

  private static final double STEPS = Math.scalb(1.0, OutputLayer.FRACTION_BITS);

  @Override
  public INDArray getParameter(
      Layer layer,
      String name,
      int iteration,
      int epoch,
      boolean train,
      LayerWorkspaceMgr workspaces) {
    return rounded(layer.getParam(name));
  }

  /** The nearest numbers of the grid, −8 to nearly 8. */
  static INDArray rounded(INDArray values) {
    INDArray steps = Transforms.round(values.mul(STEPS), false);
    return Transforms.min(Transforms.max(steps, Short.MIN_VALUE, false), Short.MAX_VALUE, false)
        .divi(STEPS);
  }

  @Override
  public IWeightNoise clone() {
    return new FixedPointWeights();
  }
}
