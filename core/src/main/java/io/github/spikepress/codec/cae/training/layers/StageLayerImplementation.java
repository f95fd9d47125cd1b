// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.layers;

import io.github.spikepress.codec.cae.training.quantiser.Quantiser;
import io.github.spikepress.codec.cae.training.stages.Stage;
import io.github.spikepress.codec.cae.training.stages.Weights;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer of Deeplearning4j that runs one of our stages over its own arrays, without workspaces.
 */
final class StageLayerImplementation extends BaseLayer<StageLayer> {

  private static final long serialVersionUID = 1L;

  private transient Stage stage;

  StageLayerImplementation(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  /** The stage, over the views that the network has handed out. */
  Stage stage() {
    return stage;
  }

  @Override
  public void setBackpropGradientsViewArray(INDArray gradients) {
    super.setBackpropGradientsViewArray(gradients);
    stage = layerConf().stage(new Weights(params, gradientViews));
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    return stage.forward(input, training);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    gradientsFlattened.assign(0);
    INDArray back = stage.backward(epsilon);
    Gradient result = new DefaultGradient(gradientsFlattened);
    for (Map.Entry<String, INDArray> view : gradientViews.entrySet()) {
      result.setGradientFor(view.getKey(), view.getValue());
    }
    return new Pair<>(result, back);
  }

  /** Adds the quantiser's own terms to the score; weight decay is left out of it. */
  @Override
  public double calcRegularizationScore(boolean backpropOnlyParams) {
    return stage instanceof Quantiser quantiser ? quantiser.loss() : 0;
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }
}
