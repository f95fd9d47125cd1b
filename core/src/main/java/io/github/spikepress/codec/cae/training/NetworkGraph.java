// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import io.github.spikepress.codec.cae.CaeNetwork;
import io.github.spikepress.codec.cae.CaeTraining;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** The layers of Figure 2 as a graph of Deeplearning4j that takes steps. Not thread-safe. */
final class NetworkGraph {

  static final String QUANTISER = "quantiser";
  static final String DECODER_OUTPUT = "decoder.output";
  private static final String INPUT = "ports";
  private static final String LOSS = "waveforms";

  private final ComputationGraph graph;

  /**
   * Makes a graph with initial weights, ready for training.
   *
   * @param network the architecture
   * @param training how it is trained
   * @param type single precision, or double for numerical checks of the gradients
   * @param seed start of initial values and dropout
   */
  NetworkGraph(CaeNetwork network, CaeTraining training, DataType type, long seed) {
    NativeThreads.useOne();
    Map<String, StageLayer> layers = layers(network, training, seed);
    ComputationGraphConfiguration.GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .dataType(type)
            .trainingWorkspaceMode(WorkspaceMode.NONE)
            .inferenceWorkspaceMode(WorkspaceMode.NONE)
            .miniBatch(false)
            .updater(new AMSGrad(training.learningRate(), 0.9, 0.999, 1e-8))
            .graphBuilder()
            .addInputs(INPUT);
    String last = INPUT;
    for (Map.Entry<String, StageLayer> layer : layers.entrySet()) {
      layer.getValue().setRegularization(regularisation(training));
      builder.addLayer(layer.getKey(), layer.getValue(), last);
      last = layer.getKey();
    }
    graph = new ComputationGraph(builder.addLayer(LOSS, loss(), last).setOutputs(LOSS).build());
    graph.init();
    graph.initGradientsView();
  }

  ComputationGraph graph() {
    return graph;
  }

  Quantiser quantiser() {
    return (Quantiser) ((StageLayerImplementation) graph.getLayer(QUANTISER)).stage();
  }

  /**
   * Takes one step down the gradient of the loss: the squared error summed over the batch, the
   * codebook term and the commitment term.
   *
   * @param input {@code [time × batch][port]}
   * @param target what should come out
   * @return the loss before the step
   */
  double step(INDArray input, INDArray target) {
    graph.fit(new INDArray[] {input}, new INDArray[] {target});
    return loss(input.rows());
  }

  /** The loss of the last pass: the framework divides the squared error by the number of rows. */
  private double loss(int rows) {
    double own = quantiser().loss();
    return (graph.score() - own) * rows + own;
  }

  private static List<Regularization> regularisation(CaeTraining training) {
    return training.weightDecay() == 0
        ? new ArrayList<>()
        : new ArrayList<>(List.of(new L2Regularization(training.weightDecay())));
  }

  private static LossLayer loss() {
    return new LossLayer.Builder(LossFunctions.LossFunction.L2)
        .activation(Activation.IDENTITY)
        .build();
  }

  private static Map<String, StageLayer> layers(
      CaeNetwork network, CaeTraining training, long seed) {
    double dropout = training.dropout();
    int latent = network.featureLength();
    Map<String, StageLayer> layers = new LinkedHashMap<>();
    SeedSequence seeds = new SeedSequence(seed);
    layers.put(
        "encoder.input",
        new ConvolutionLayer(network.encoderInput(), network.numTimes(), true, 0, seeds.next()));
    layers.put("encoder.stages", new EncoderStagesLayer(network, dropout, seeds.next()));
    layers.put(
        "encoder.output",
        new ConvolutionLayer(network.encoderOutput(), latent, false, dropout, seeds.next()));
    layers.put(QUANTISER, new QuantiserLayer(network, training.beta(), seeds.next()));
    layers.put(
        "decoder.input",
        new ConvolutionLayer(network.decoderInput(), latent, true, dropout, seeds.next()));
    layers.put("decoder.stages", new DecoderStagesLayer(network, dropout, seeds.next()));
    layers.put(
        DECODER_OUTPUT,
        new ConvolutionLayer(network.decoderOutput(), network.numTimes(), false, 0, seeds.next()));
    return layers;
  }
}
