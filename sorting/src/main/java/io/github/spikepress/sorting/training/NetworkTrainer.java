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

  private final TrainingSettings settings;
  private final NetworkGraph graph;
  private final LabelledInputs training;
  private final LabelledInputs validation;
  private final SplittableRandom random;
  private final int stepsPerEpoch;
  private INDArray best;
  private int bestEpoch;
  private int fewestErrors = Integer.MAX_VALUE;

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

  /**
   * Keeps an epoch that is wrong no more often than the best one by a standard error. The rate
   * falls from epoch to epoch, so that a later network is better than an earlier one unless the
   * validation part says otherwise for certain; a few spikes can make any epoch look best.
   */
  private void judge(int epoch, INDArray probabilities) {
    int errors = errors(probabilities);
    fewestErrors = Math.min(fewestErrors, errors);
    if (errors <= fewestErrors + standardError()) {
      bestEpoch = epoch;
      best = graph.network().params().dup();
    }
  }

  private int errors(INDArray probabilities) {
    int[] classes = validation.classes();
    int[] likeliest = probabilities.argMax(1).toIntVector();
    int errors = 0;
    for (int i = 0; i < classes.length; i++) {
      errors += likeliest[i] == classes[i] ? 0 : 1;
    }
    return errors;
  }

  /** Of the fewest errors, a binomial count; of none, as of one. */
  private double standardError() {
    double share = (double) fewestErrors / validation.classes().length;
    return Math.max(1, Math.sqrt(fewestErrors * (1 - share)));
  }
}
