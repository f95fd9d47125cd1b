// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.layers;

import io.github.spikepress.codec.cae.CaeNetwork;
import io.github.spikepress.codec.cae.CaeTraining;
import io.github.spikepress.codec.cae.Convolution;
import io.github.spikepress.codec.cae.Optimisation;
import io.github.spikepress.codec.cae.training.framework.NativeThreads;
import io.github.spikepress.codec.cae.training.quantiser.Quantiser;
import io.github.spikepress.codec.cae.training.stages.LinearShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
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
public final class NetworkGraph {

  static final String QUANTISER = "quantiser";
  static final String DECODER_OUTPUT = "decoder.output";
  private static final String INPUT = "ports";
  private static final String LOSS = "waveforms";

  private final ComputationGraph graph;
  private double rate;

  /**
   * Makes a graph with initial weights, ready for training.
   *
   * @param network the architecture
   * @param training how it is trained
   * @param type single precision, or double for numerical checks of the gradients
   * @param seed start of initial values and dropout
   */
  public NetworkGraph(CaeNetwork network, CaeTraining training, DataType type, long seed) {
    this(new Builder(network, training, type, seed).encoder().quantiser().decoder(), training);
  }

  private NetworkGraph(Builder builder, CaeTraining training) {
    graph = builder.build();
    rate = training.optimisation().learningRate();
  }

  /**
   * The same graph without its quantiser: a plain autoencoder.
   *
   * @param network the architecture
   * @param training how it is trained
   * @param type single precision, or double for numerical checks of the gradients
   * @param seed start of initial values and dropout
   * @return a graph with initial weights, ready for training
   */
  public static NetworkGraph autoencoder(
      CaeNetwork network, CaeTraining training, DataType type, long seed) {
    return new NetworkGraph(
        new Builder(network, training, type, seed).encoder().decoder(), training);
  }

  /**
   * What the framework sees.
   *
   * @return the graph itself
   */
  public ComputationGraph graph() {
    return graph;
  }

  /**
   * The quantiser, if the graph has one.
   *
   * @return the graph's own
   */
  public Optional<Quantiser> quantiser() {
    return Arrays.stream(graph.getLayers())
        .filter(StageLayerImplementation.class::isInstance)
        .map(layer -> ((StageLayerImplementation) layer).stage())
        .filter(Quantiser.class::isInstance)
        .map(Quantiser.class::cast)
        .findFirst();
  }

  /**
   * Takes the following steps at another learning rate.
   *
   * @param learningRate above 0
   */
  public void setRate(double learningRate) {
    if (learningRate != rate) {
      graph.setLearningRate(learningRate);
      rate = learningRate;
    }
  }

  /**
   * Takes one step down the gradient of the loss: the squared error summed over the batch, the
   * codebook term and the commitment term.
   *
   * @param input {@code [time × batch][port]}
   * @param target what should come out
   * @return the loss before the step
   */
  public double step(INDArray input, INDArray target) {
    graph.fit(new INDArray[] {input}, new INDArray[] {target});
    return loss(input.rows());
  }

  /** The loss of the last pass: the framework divides the squared error by the number of rows. */
  private double loss(int rows) {
    double own = quantiser().map(Quantiser::loss).orElse(0.0);
    return (graph.score() - own) * rows + own;
  }

  /** Puts layer after layer. */
  private static final class Builder {

    private final CaeNetwork network;
    private final CaeTraining training;
    private final SeedSequence seeds;
    private final ComputationGraphConfiguration.GraphBuilder graph;
    private String last = INPUT;

    Builder(CaeNetwork network, CaeTraining training, DataType type, long seed) {
      NativeThreads.useOne();
      this.network = network;
      this.training = training;
      seeds = new SeedSequence(seed);
      graph =
          new NeuralNetConfiguration.Builder()
              .seed(seed)
              .dataType(type)
              .trainingWorkspaceMode(WorkspaceMode.NONE)
              .inferenceWorkspaceMode(WorkspaceMode.NONE)
              .miniBatch(false)
              .updater(new AMSGrad(training.optimisation().learningRate(), 0.9, 0.999, 1e-8))
              .graphBuilder()
              .addInputs(INPUT);
    }

    Builder encoder() {
      double dropout = training.optimisation().dropout();
      String from = last;
      add(
          "encoder.input",
          new ConvolutionLayer(network.encoderInput(), network.numTimes(), true, 0, seeds.next()));
      add("encoder.stages", new EncoderStagesLayer(network, dropout, seeds.next()));
      add(
          "encoder.output",
          new ConvolutionLayer(
              network.encoderOutput(), network.featureLength(), false, dropout, seeds.next()));
      return around(from, "encoder", LinearShape.aroundEncoder(network));
    }

    Builder quantiser() {
      return add(QUANTISER, new QuantiserLayer(network, training.codebook(), seeds.next()));
    }

    Builder decoder() {
      double dropout = training.optimisation().dropout();
      String from = last;
      add(
          "decoder.input",
          new ConvolutionLayer(
              started(network.decoderInput()),
              network.featureLength(),
              true,
              dropout,
              seeds.next()));
      add("decoder.stages", new DecoderStagesLayer(network, dropout, seeds.next()));
      add(
          DECODER_OUTPUT,
          new ConvolutionLayer(
              started(network.decoderOutput()), network.numTimes(), false, 0, seeds.next()));
      return around(from, "decoder", LinearShape.aroundDecoder(network));
    }

    ComputationGraph build() {
      LossLayer loss =
          new LossLayer.Builder(LossFunctions.LossFunction.L2)
              .activation(Activation.IDENTITY)
              .build();
      ComputationGraph built =
          new ComputationGraph(graph.addLayer(LOSS, loss, last).setOutputs(LOSS).build());
      built.init();
      built.initGradientsView();
      return built;
    }

    private Builder add(String name, StageLayer layer) {
      layer.setRegularization(regularisation(training.optimisation()));
      graph.addLayer(name, layer, last);
      last = name;
      return this;
    }

    /** Lets a linear path lead around one half, if the network has it. */
    private Builder around(String from, String half, LinearShape shape) {
      if (!network.settings().linearPath()) {
        return this;
      }
      String through = last;
      last = from;
      add(half + ".linear", new LinearLayer(shape, seeds.next()));
      graph.addVertex(
          half, new ElementWiseVertex(ElementWiseVertex.Op.Add), through, half + ".linear");
      last = half;
      return this;
    }

    private Convolution started(Convolution shape) {
      return training.optimisation().smallStart() ? shape.plain() : shape;
    }

    private static List<Regularization> regularisation(Optimisation optimisation) {
      return optimisation.weightDecay() == 0
          ? new ArrayList<>()
          : new ArrayList<>(List.of(new L2Regularization(optimisation.weightDecay())));
    }
  }
}
