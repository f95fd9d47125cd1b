// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.training;

import io.github.spikepress.sorting.binarized.BinarizedNetwork;
import io.github.spikepress.sorting.binarized.BinaryLayer;
import io.github.spikepress.sorting.binarized.BinaryOutput;
import io.github.spikepress.sorting.binarized.DenseNetwork;
import io.github.spikepress.sorting.binarized.FixedPointOutput;
import io.github.spikepress.sorting.binarized.InputLayer;
import io.github.spikepress.sorting.binarized.Normalisation;
import io.github.spikepress.sorting.binarized.OutputLayer;
import io.github.spikepress.sorting.binarized.SignMatrix;
import io.github.spikepress.sorting.binarized.SpikeNetwork;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Makes plain Java of a trained graph. A binarised network decides as its graph does, always: every
 * number that the graph compares with zero or with another score is exact in single precision, and
 * the batch normalisations are asked, not copied. A dense network agrees up to rounding.
 */
final class GraphExport {

  private final NetworkGraph graph;

  private GraphExport(NetworkGraph graph) {
    this.graph = graph;
  }

  static SpikeNetwork of(NetworkGraph graph) {
    GraphExport export = new GraphExport(graph);
    return graph.settings().kind() == NetworkKind.BINARIZED ? export.binarized() : export.dense();
  }

  private BinarizedNetwork binarized() {
    return new BinarizedNetwork(
        InputLayer.fold(signs(0), graph.grid().orElseThrow(), normalisation(0)),
        BinaryLayer.fold(signs(1), normalisation(1)),
        graph.settings().output() == OutputPrecision.BINARY
            ? new BinaryOutput(signs(graph.numHidden()), outputBiases())
            : new FixedPointOutput(outputWeights(), outputBiases()));
  }

  private SignMatrix signs(int hidden) {
    return SignMatrix.of(weights(hidden));
  }

  /** {@code [unit][input]}. */
  private float[][] weights(int hidden) {
    return products(hidden)
        .getParam(DefaultParamInitializer.WEIGHT_KEY)
        .transpose()
        .toFloatMatrix();
  }

  private Normalisation normalisation(int hidden) {
    Layer layer = layer(hidden, 1);
    return sums -> {
      INDArray row = Nd4j.createFromArray(new float[][] {sums});
      return layer.activate(row, false, LayerWorkspaceMgr.noWorkspaces()).toFloatVector();
    };
  }

  private int[] outputBiases() {
    return steps(products(graph.numHidden()).getParam(DefaultParamInitializer.BIAS_KEY));
  }

  private short[][] outputWeights() {
    INDArray weights = products(graph.numHidden()).getParam(DefaultParamInitializer.WEIGHT_KEY);
    short[][] shorts = new short[weights.columns()][weights.rows()];
    for (int c = 0; c < shorts.length; c++) {
      int[] steps = steps(weights.getColumn(c));
      for (int i = 0; i < steps.length; i++) {
        shorts[c][i] = (short) steps[i];
      }
    }
    return shorts;
  }

  /** What the graph was shown of a vector, in steps of the output's grid. */
  private static int[] steps(INDArray vector) {
    return FixedPointWeights.rounded(vector)
        .mul(Math.scalb(1.0, OutputLayer.FRACTION_BITS))
        .toIntVector();
  }

  private DenseNetwork dense() {
    List<DenseNetwork.Layer> layers = new ArrayList<>();
    for (int hidden = 0; hidden < graph.numHidden(); hidden++) {
      layers.add(folded(hidden));
    }
    INDArray biases = products(graph.numHidden()).getParam(DefaultParamInitializer.BIAS_KEY);
    layers.add(new DenseNetwork.Layer(weights(graph.numHidden()), biases.toFloatVector()));
    return new DenseNetwork(layers);
  }

  private DenseNetwork.Layer folded(int hidden) {
    Layer norm = layer(hidden, 1);
    double epsilon = ((BatchNormalization) norm.conf().getLayer()).getEps();
    double[] gain = parameter(norm, BatchNormalizationParamInitializer.GAMMA);
    double[] shift = parameter(norm, BatchNormalizationParamInitializer.BETA);
    double[] mean = parameter(norm, BatchNormalizationParamInitializer.GLOBAL_MEAN);
    double[] variance = parameter(norm, BatchNormalizationParamInitializer.GLOBAL_VAR);
    float[][] weights = weights(hidden);
    float[] biases = new float[weights.length];
    for (int unit = 0; unit < biases.length; unit++) {
      double factor = gain[unit] / Math.sqrt(variance[unit] + epsilon);
      biases[unit] = (float) (shift[unit] - mean[unit] * factor);
      for (int i = 0; i < weights[unit].length; i++) {
        weights[unit][i] = (float) (weights[unit][i] * factor);
      }
    }
    return new DenseNetwork.Layer(weights, biases);
  }

  private static double[] parameter(Layer layer, String name) {
    return layer.getParam(name).toDoubleVector();
  }

  private Layer products(int hidden) {
    return layer(hidden, 0);
  }

  private Layer layer(int hidden, int part) {
    return graph.network().getLayer(NetworkGraph.LAYERS_PER_HIDDEN * hidden + part);
  }
}
