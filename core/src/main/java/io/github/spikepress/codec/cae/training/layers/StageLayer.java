// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.layers;

import io.github.spikepress.codec.cae.training.stages.ParameterSpec;
import io.github.spikepress.codec.cae.training.stages.Stage;
import io.github.spikepress.codec.cae.training.stages.Weights;
import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.regularization.Regularization;

/** Configuration of a layer of Deeplearning4j that runs one of our stages. */
abstract class StageLayer extends BaseLayer {

  private static final long serialVersionUID = 1L;

  private final long seed;

  /**
   * Makes the configuration.
   *
   * @param seed start of the layer's initial values and of its dropout
   */
  StageLayer(long seed) {
    super();
    this.seed = seed;
  }

  /** The parameters in the order in which they lie in the flat vector. */
  abstract List<ParameterSpec> parameters();

  /** Makes the stage over its parameters. */
  abstract Stage stage(Weights weights);

  long seed() {
    return seed;
  }

  @Override
  public org.deeplearning4j.nn.api.Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray paramsView,
      boolean initialise,
      DataType type) {
    StageLayerImplementation layer = new StageLayerImplementation(conf, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(paramsView);
    layer.setParamTable(initializer().init(conf, paramsView, initialise));
    layer.setConf(conf);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return new StageParameters();
  }

  @Override
  public IUpdater getUpdaterByParam(String name) {
    return isTrained(name) ? getIUpdater() : new NoOp();
  }

  @Override
  public List<Regularization> getRegularizationByParam(String name) {
    return isTrained(name) ? getRegularization() : List.of();
  }

  private boolean isTrained(String name) {
    return parameters().stream().anyMatch(spec -> spec.name().equals(name) && spec.trained());
  }

  @Override
  public boolean isPretrainParam(String name) {
    return false;
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    return input;
  }

  @Override
  public void setNIn(InputType input, boolean override) {
    // The number of channels is part of the layer's own configuration.
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType input) {
    return null;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    return null;
  }
}
