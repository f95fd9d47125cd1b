// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.training;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.weightnoise.IWeightNoise;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Shows a layer the signs of its weights, in training and after it. The framework takes the
 * gradient of what it was shown for that of the weights themselves: the straight-through estimator.
 * Biases are rounded to a grid.
 */
final class BinaryWeights implements IWeightNoise {

  private static final long serialVersionUID = 1L;

  private final double worth;

  /** Makes weights of plus and minus a number, a power of two. */
  BinaryWeights(double worth) {
    this.worth = worth;
  }

  @Override
  public INDArray getParameter(
      Layer layer,
      String name,
      int iteration,
      int epoch,
      boolean train,
      LayerWorkspaceMgr workspaces) {
    INDArray values = layer.getParam(name);
    if (name.equals(DefaultParamInitializer.WEIGHT_KEY)) {
      return SignActivation.signs(values).muli(worth);
    }
    // The framework asks for the bias of a layer that has none
    return values == null ? null : FixedPointWeights.rounded(values);
  }

  @Override
  public IWeightNoise clone() {
    return new BinaryWeights(worth);
  }
}
