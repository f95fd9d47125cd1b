// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.layers;

import io.github.spikepress.codec.cae.training.arithmetic.JavaArrays;
import io.github.spikepress.codec.cae.training.arithmetic.MatrixViews;
import io.github.spikepress.codec.cae.training.stages.ParameterSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Lays the parameters of a {@link StageLayer} out in the network's flat vector and starts them. */
final class StageParameters implements ParamInitializer {

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return specs(layer).stream().mapToLong(ParameterSpec::length).sum();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return specs(layer).stream().map(ParameterSpec::name).toList();
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return paramKeys(layer);
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return List.of();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return true;
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return false;
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray paramsView, boolean initializeParams) {
    Map<String, INDArray> views = split(conf.getLayer(), paramsView);
    if (initializeParams) {
      SplittableRandom random = new SplittableRandom(((StageLayer) conf.getLayer()).seed());
      for (ParameterSpec spec : specs(conf.getLayer())) {
        JavaArrays.put(initial(spec, random), views.get(spec.name()));
      }
    }
    for (String name : views.keySet()) {
      conf.addVariable(name);
    }
    return views;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray gradientView) {
    return split(conf.getLayer(), gradientView);
  }

  private static Map<String, INDArray> split(Layer layer, INDArray flat) {
    Map<String, INDArray> views = new LinkedHashMap<>();
    long at = 0;
    for (ParameterSpec spec : specs(layer)) {
      views.put(spec.name(), MatrixViews.part(flat, at, spec.rows(), spec.columns()));
      at += spec.length();
    }
    return views;
  }

  private static double[] initial(ParameterSpec spec, SplittableRandom random) {
    double[] values = new double[spec.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = spec.centre() + spec.reach() * (2 * random.nextDouble() - 1);
    }
    return values;
  }

  private static List<ParameterSpec> specs(Layer layer) {
    return ((StageLayer) layer).parameters();
  }
}
