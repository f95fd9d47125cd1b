// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics;

import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.dynamics.counts.CountsHash;
import io.github.spikepress.dynamics.model.DynamicsModel;
import io.github.spikepress.dynamics.model.DynamicsModelFile;
import io.github.spikepress.dynamics.model.InferredDynamics;
import io.github.spikepress.dynamics.model.ModelOrigin;
import io.github.spikepress.dynamics.model.Weights;
import io.github.spikepress.dynamics.network.AutoencoderNetwork;
import io.github.spikepress.dynamics.network.NetworkShape;
import io.github.spikepress.dynamics.training.TrainingRun;
import io.github.spikepress.dynamics.training.TrainingSettings;
import io.github.spikepress.dynamics.training.TrialSet;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.progress.Progress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/** From counts to rates: what commands, scripts and notebooks call. Needs no native library. */
public final class DynamicsInference {

  private static final int VALIDATION_SHARE = 5;

  /** Longer trials are learned in pieces: memory grows with the bins of a step. */
  private static final int MOST_BINS = 500;

  private DynamicsInference() {}

  /**
   * Trains a model on the observed entries. A fifth of the trials, chosen by the seed, is kept to
   * pick the best epoch by the likelihood of their observed counts. Trials of more than 500 bins
   * are cut into equal pieces first, which count as trials of their own.
   *
   * @param counts trials, at least 5, each and every channel with some observed entry
   * @param shape widths of the network
   * @param settings of the training
   * @param seed the same seed gives the same model on every machine
   * @param checkpoint where the training stands after each epoch; a file that is there already is
   *     gone on from, and ends at the same model; empty = none
   * @param progress is told after each epoch; if cancelled, the best model so far is given
   * @return the model
   * @throws WrongArgumentException if the counts are too few, or the checkpoint is of another
   *     training
   */
  public static DynamicsModel train(
      BinnedCounts counts,
      NetworkShape shape,
      TrainingSettings settings,
      long seed,
      Optional<Path> checkpoint,
      Progress progress) {
    Function<BinnedCounts, AutoencoderNetwork> fresh =
        training -> {
          AutoencoderNetwork network = new AutoencoderNetwork(shape, seed);
          TrainingRun.startAtMeanRates(network, training);
          return network;
        };
    return trainOnTrials(counts, fresh, shape, settings, seed, checkpoint, progress);
  }

  /**
   * Trains a model on: first at full bandwidth on a few trials, for example, then on many of which
   * little was observed (the last claim of the SBTT abstract). Trials are chosen and cut as by
   * {@link #train}.
   *
   * @param pretrained is not changed
   * @param counts trials with the model's channels and bin
   * @param settings of the training, such as {@link TrainingSettings#adapting}
   * @param seed of the training
   * @param checkpoint as for {@link #train}
   * @param progress is told after each epoch; if cancelled, the best model so far is given
   * @return the model
   * @throws WrongArgumentException if the counts do not fit the model or are too few, or the
   *     checkpoint is of another training
   */
  public static DynamicsModel adapt(
      DynamicsModel pretrained,
      BinnedCounts counts,
      TrainingSettings settings,
      long seed,
      Optional<Path> checkpoint,
      Progress progress) {
    requireFitting(pretrained, counts);
    Function<BinnedCounts, AutoencoderNetwork> copy =
        training -> {
          AutoencoderNetwork network = new AutoencoderNetwork(pretrained.shape(), seed);
          Weights.restore(network.parameters(), Weights.of(pretrained.network().parameters()));
          return network;
        };
    return trainOnTrials(counts, copy, pretrained.shape(), settings, seed, checkpoint, progress);
  }

  private static void requireFitting(DynamicsModel model, BinnedCounts counts) {
    double bin = model.origin().binSeconds();
    if (model.shape().channels() != counts.numChannels()
        || Math.abs(bin - counts.binSeconds()) > 1e-9) {
      throw new WrongArgumentException(
          "the model to start from has "
              + model.shape().channels()
              + " channels and bins of "
              + bin
              + " s, the counts have "
              + counts.numChannels()
              + " and "
              + counts.binSeconds()
              + " s");
    }
  }

  private static DynamicsModel trainOnTrials(
      BinnedCounts trials,
      Function<BinnedCounts, AutoencoderNetwork> start,
      NetworkShape shape,
      TrainingSettings settings,
      long seed,
      Optional<Path> checkpoint,
      Progress progress) {
    BinnedCounts counts = trials.requireTrainable().inPieces(MOST_BINS);
    int validating = counts.numTrials() / VALIDATION_SHARE;
    if (validating < 1) {
      throw new WrongArgumentException(
          "training needs at least " + VALIDATION_SHARE + " trials, got " + counts.numTrials());
    }
    int[] order = shuffled(counts.numTrials(), seed);
    BinnedCounts validation = counts.trials(IntStream.of(order).limit(validating).toArray());
    BinnedCounts training = counts.trials(IntStream.of(order).skip(validating).toArray());
    AutoencoderNetwork network = start.apply(training);
    TrainingRun run =
        new TrainingRun(
            network, settings, TrialSet.of(training), new TrialSet(validation, validation), seed);
    checkpoint.ifPresentOrElse(file -> run.finish(progress, file), () -> run.finish(progress));
    return new DynamicsModel(shape, network, origin(training, settings, seed, run));
  }

  /**
   * Trains a model without checkpoints; see {@link #train(BinnedCounts, NetworkShape,
   * TrainingSettings, long, Optional, Progress)}.
   *
   * @param counts trials
   * @param shape widths of the network
   * @param settings of the training
   * @param seed of the training
   * @param progress is told after each epoch
   * @return the model
   */
  public static DynamicsModel train(
      BinnedCounts counts,
      NetworkShape shape,
      TrainingSettings settings,
      long seed,
      Progress progress) {
    return train(counts, shape, settings, seed, Optional.empty(), progress);
  }

  /**
   * Infers rates and factors with a model from a file.
   *
   * @param model a model of dynamics
   * @param counts trials with the model's channels and bins; entries that are not observed are not
   *     read
   * @param progress is told after each group of trials and may cancel
   * @return rates and factors for every bin and channel
   */
  public static InferredDynamics infer(Path model, BinnedCounts counts, Progress progress) {
    return DynamicsModelFile.read(model).infer(counts, progress);
  }

  private static ModelOrigin origin(
      BinnedCounts training, TrainingSettings settings, long seed, TrainingRun run) {
    return new ModelOrigin(
        training.binSeconds(),
        training.numBins(),
        training.numTrials(),
        CountsHash.of(training),
        seed,
        Map.of("training", settings.toString()),
        Map.of("masked_validation_nats", run.bestLoss()));
  }

  private static int[] shuffled(int length, long seed) {
    int[] order = IntStream.range(0, length).toArray();
    Random random = new Random(seed);
    for (int i = length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int other = order[j];
      order[j] = order[i];
      order[i] = other;
    }
    return order;
  }
}
