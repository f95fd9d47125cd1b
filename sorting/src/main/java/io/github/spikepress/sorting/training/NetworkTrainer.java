// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.training;

import io.github.spikepress.progress.Interruption;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.sorting.binarized.SpikeNetwork;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Trains one network. Equal arguments give an equal network on the same kind of processor, however
 * many cores it has.
 */
final class NetworkTrainer {

  /** Keeps the logarithm of a probability finite. */
  private static final double LEAST_PROBABILITY = 1e-9;

  private final TrainingSettings settings;
  private final NetworkGraph graph;
  private final LabelledInputs training;
  private final LabelledInputs validation;
  private final SplittableRandom random;
  private final int stepsPerEpoch;
  private INDArray best;
  private int bestEpoch;
  private double leastLoss = Double.POSITIVE_INFINITY;

  /**
   * Prepares a run.
   *
   * @param architecture the network
   * @param settings how to train it
   * @param training what it learns from
   * @param validation what chooses the epoch; may be empty
   */
  NetworkTrainer(
      NetworkSettings architecture,
      TrainingSettings settings,
      LabelledInputs training,
      LabelledInputs validation) {
    this.settings = settings;
    this.training = training;
    this.validation = validation;
    random = new SplittableRandom(settings.seed());
    stepsPerEpoch = Math.max(1, training.classes().length / settings.batch());
    graph =
        new NetworkGraph(
            architecture,
            training.waveforms().valuesPerSpike(),
            training.numClasses(),
            new CosineDecay(
                settings.learningRate(),
                settings.lastLearningRate(),
                settings.epochs() * stepsPerEpoch),
            random.nextLong());
  }

  /**
   * Trains until the last epoch or until nothing improves any more.
   *
   * @param progress is told of each epoch and may cancel
   * @return the network in plain Java
   */
  SpikeNetwork train(Progress progress) {
    INDArray inputs = validation.classes().length > 0 ? validation.inputs(graph) : null;
    for (int epoch = 1; epoch <= settings.epochs() && !impatient(epoch); epoch++) {
      progress.checkpoint("training", (epoch - 1.0) / settings.epochs());
      trainEpoch();
      if (inputs != null) {
        judge(epoch, graph.probabilities(inputs));
      } else {
        bestEpoch = epoch;
      }
    }
    if (best != null) {
      graph.network().setParams(best);
    }
    return GraphExport.of(graph);
  }

  /** The epoch that was kept, counted from 1. */
  int epoch() {
    return bestEpoch;
  }

  /** The trained graph itself. */
  NetworkGraph graph() {
    return graph;
  }

  private boolean impatient(int epoch) {
    return best != null && epoch - bestEpoch > settings.patience();
  }

  private void trainEpoch() {
    int[] order = settings.balance().order(training.classes(), random);
    for (int step = 0; step < stepsPerEpoch; step++) {
      Interruption.heed();
      int from = (int) ((long) step * order.length / stepsPerEpoch);
      int to = (int) ((long) (step + 1) * order.length / stepsPerEpoch);
      int[] batch = Arrays.copyOfRange(order, from, to);
      graph.step(
          training.inputs(batch, settings.augmentation(), random, graph), training.targets(batch));
    }
  }

  private void judge(int epoch, INDArray probabilities) {
    double loss = 0;
    for (int i = 0; i < validation.classes().length; i++) {
      double probability = probabilities.getDouble(i, validation.classes()[i]);
      loss -= Math.log(Math.max(LEAST_PROBABILITY, probability));
    }
    if (loss < leastLoss) {
      leastLoss = loss;
      bestEpoch = epoch;
      best = graph.network().params().dup();
    }
  }
}
