// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.layers;

import io.github.spikepress.codec.cae.CaeNetwork;
import io.github.spikepress.codec.cae.Convolution;
import io.github.spikepress.codec.cae.training.arithmetic.JavaArrays;
import io.github.spikepress.codec.cae.training.quantiser.Quantiser;
import io.github.spikepress.codec.cae.training.stages.LinearShape;
import io.github.spikepress.files.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Carries parameters between a graph and the named tensors of a model. Not thread-safe. */
public final class GraphTensors {

  private final CaeNetwork network;
  private final ComputationGraph graph;

  /**
   * Looks at a graph, which may go on learning.
   *
   * @param network its architecture
   * @param graph the graph
   */
  public GraphTensors(CaeNetwork network, ComputationGraph graph) {
    this.network = network;
    this.graph = graph;
  }

  /**
   * Copies every parameter and running statistic.
   *
   * @return tensors by name, in the shapes of a model file
   */
  public Map<String, Tensor> read() {
    Map<String, Tensor> tensors = new TreeMap<>();
    for (Layer layer : graph.getLayers()) {
      layer.paramTable().forEach((name, values) -> tensors.put(name, tensor(name, values)));
    }
    return tensors;
  }

  /**
   * Sets every parameter and running statistic that the tensors name.
   *
   * @param tensors by name; others than the graph's are left aside
   */
  public void write(Map<String, Tensor> tensors) {
    for (Layer layer : graph.getLayers()) {
      layer
          .paramTable()
          .forEach(
              (name, values) -> {
                if (tensors.containsKey(name)) {
                  JavaArrays.put(tensors.get(name).toFloats(), values);
                }
              });
    }
  }

  private Tensor tensor(String name, INDArray values) {
    return Tensor.float32(JavaArrays.floats(values), shape(name, values));
  }

  private int[] shape(String name, INDArray values) {
    if (name.equals(Quantiser.CODEBOOK)) {
      int levels = network.settings().levels();
      return new int[] {levels, network.settings().k(), network.codewordLength()};
    }
    for (List<Convolution> layers : List.of(network.encoderLayers(), network.decoderLayers())) {
      for (Convolution layer : layers) {
        if (name.equals(layer.name() + ".weight")) {
          return new int[] {layer.taps(), layer.in(), layer.outPerGroup()};
        }
      }
    }
    return name.endsWith(LinearShape.ENDING)
        ? new int[] {values.rows(), values.columns()}
        : new int[] {values.columns()};
  }
}
