// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.training;

import io.github.spikepress.codec.cae.training.framework.NativeThreads;
import io.github.spikepress.sorting.binarized.BinaryOutput;
import io.github.spikepress.sorting.binarized.InputGrid;
import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/**
 * A network in the framework: hidden layers without biases, each followed by a batch normalisation
 * and an activation, and an output layer under cross-entropy. Not thread-safe.
 */
final class NetworkGraph {

  /** Layers of the framework that one hidden layer takes: products, normalisation, activation. */
  static final int LAYERS_PER_HIDDEN = 3;

  private static final int HIDDEN_LAYERS = 2;

  private final NetworkSettings settings;
  private final Optional<InputGrid> grid;
  private final MultiLayerNetwork network;

  /**
   * Makes a network with initial weights.
   *
   * @param settings the architecture
   * @param inputs values of a spike
   * @param classes number of classes
   * @param rate learning rate of each step
   * @param seed start of the initial weights
   */
  NetworkGraph(NetworkSettings settings, int inputs, int classes, CosineDecay rate, long seed) {
    NativeThreads.useOne();
    this.settings = settings;
    grid = binarized() ? Optional.of(settings.input().grid(inputs)) : Optional.empty();
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .weightInit(WeightInit.XAVIER_UNIFORM)
            .updater(new Adam(rate))
            .list();
    int width = inputs;
    for (int i = 0; i < numHidden(); i++) {
      layers.layer(products(width));
      layers.layer(normalisation());
      layers.layer(new ActivationLayer.Builder().activation(activation()).build());
      width = settings.hidden();
    }
    network = new MultiLayerNetwork(layers.layer(output(width, classes)).layer(loss()).build());
    network.init();
  }

  private boolean binarized() {
    return settings.kind() == NetworkKind.BINARIZED;
  }

  private DenseLayer products(int width) {
    DenseLayer.Builder layer =
        new DenseLayer.Builder()
            .nIn(width)
            .nOut(settings.hidden())
            .hasBias(false)
            .activation(Activation.IDENTITY);
    if (binarized()) {
      layer.weightNoise(new BinaryWeights(1)).constrainWeights(new LatentClip());
    }
    return layer.build();
  }

  private BatchNormalization normalisation() {
    return new BatchNormalization.Builder().nOut(settings.hidden()).useLogStd(false).build();
  }

  private IActivation activation() {
    return binarized() ? new SignActivation() : new ActivationReLU();
  }

  private DenseLayer output(int width, int classes) {
    DenseLayer.Builder layer =
        new DenseLayer.Builder().nIn(width).nOut(classes).activation(Activation.IDENTITY);
    if (binarized() && settings.output() == OutputPrecision.BINARY) {
      layer
          .weightNoise(new BinaryWeights(Math.scalb(1.0, -BinaryOutput.WORTH_BITS)))
          .constrainWeights(new LatentClip());
    } else if (binarized()) {
      layer.weightNoise(new FixedPointWeights());
    }
    return layer.build();
  }

  private static LossLayer loss() {
    return new LossLayer.Builder(LossFunctions.LossFunction.MCXENT)
        .activation(Activation.SOFTMAX)
        .build();
  }

  NetworkSettings settings() {
    return settings;
  }

  int numHidden() {
    return settings.kind() == NetworkKind.LINEAR ? 0 : HIDDEN_LAYERS;
  }

  /** The whole numbers of the inputs; empty in full precision. */
  Optional<InputGrid> grid() {
    return grid;
  }

  /** Brings normalised values to what the network takes. */
  void quantise(float[] values) {
    grid.ifPresent(
        g -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = g.round(values[i]);
          }
        });
  }

  MultiLayerNetwork network() {
    return network;
  }

  /** Takes one step down the gradient. */
  void step(INDArray inputs, INDArray targets) {
    network.fit(inputs, targets);
  }

  /** What the output layer sums up for each class, of which probabilities are made. */
  INDArray logits(INDArray inputs) {
    int output = network.getnLayers() - 2;
    return network.feedForwardToLayer(output, inputs).get(output + 1);
  }

  /** The probability of each class, {@code [spike][class]}. */
  INDArray probabilities(INDArray inputs) {
    return network.output(inputs, false);
  }
}
