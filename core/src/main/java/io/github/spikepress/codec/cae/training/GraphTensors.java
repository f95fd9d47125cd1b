// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import io.github.spikepress.codec.cae.CaeNetwork;
import io.github.spikepress.codec.cae.Convolution;
import io.github.spikepress.files.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Carries parameters between a graph and the named tensors of a model. */
final class GraphTensors {

  private final CaeNetwork network;
  private final ComputationGraph graph;

  GraphTensors(CaeNetwork network, ComputationGraph graph) {
    this.network = network;
    this.graph = graph;
  }

  /** Copies every parameter and running statistic, by name, in the shapes of a model file. */
  Map<String, Tensor> read() {
    Map<String, Tensor> tensors = new TreeMap<>();
    for (Layer layer : graph.getLayers()) {
      layer.paramTable().forEach((name, values) -> tensors.put(name, tensor(name, values)));
    }
    return tensors;
  }

  /** Sets every parameter and running statistic that the tensors name. */
  void write(Map<String, Tensor> tensors) {
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
