// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.experiments;

import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.dynamics.network.AutoencoderNetwork;
import io.github.spikepress.dynamics.network.NetworkShape;
import io.github.spikepress.dynamics.training.TrainingRun;
import io.github.spikepress.dynamics.training.TrainingSettings;
import io.github.spikepress.dynamics.training.TrialSet;
import io.github.spikepress.progress.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A tenth of the trials at full bandwidth first, then SBTT on all trials with few channels, against
 * SBTT from scratch for as many steps: {@code PretrainThenAdapt FILE CHANNELS SEEDS}. 150 steps at
 * full bandwidth and 1500 with few channels, against 1650 from scratch.
 */
public final class PretrainThenAdapt {

  /** A batch of the first part is a tenth of the trials: an epoch is a step. */
  private static final int PRETRAINING_STEPS = 150;

  private static final int ADAPTING_EPOCHS = 150;

  /** Batches of 64 of the 640 trials. */
  private static final int STEPS_PER_EPOCH = 10;

  private static final int HELD_OUT = 8;

  private PretrainThenAdapt() {}

  /**
   * Prints two rows for each seed.
   *
   * @param arguments as above
   */
  public static void main(String[] arguments) {
    LorenzSet set = LorenzSet.read(Path.of(arguments[0]));
    int channels = Integer.parseInt(arguments[1]);
    ResultRow.printHeader();
    for (String seed : arguments[2].split(",")) {
      compare(set, channels, PRETRAINING_STEPS, ADAPTING_EPOCHS, Long.parseLong(seed))
          .forEach(ResultRow::print);
    }
  }

  /**
   * Trains both ways for as many steps.
   *
   * @param set the trials
   * @param channels observed in each bin
   * @param pretrainingSteps steps at full bandwidth
   * @param adaptingEpochs epochs of ten steps with few channels after that
   * @param seed of weights, chance and masks
   * @return the row from scratch, then the one that was trained at full bandwidth first
   */
  public static List<ResultRow> compare(
      LorenzSet set, int channels, int pretrainingSteps, int adaptingEpochs, long seed) {
    TrainingSettings settings =
        TrainingSettings.recommended(adaptingEpochs + pretrainingSteps / STEPS_PER_EPOCH);
    Experiment scratch = new Experiment(set, Scheme.RANDOM, channels, settings, seed);
    return List.of(
        fromScratch(scratch),
        adapted(
            scratch,
            pretrained(set, pretrainingSteps, seed),
            TrainingSettings.adapting(adaptingEpochs)));
  }

  private static ResultRow fromScratch(Experiment experiment) {
    BinnedCounts validation = experiment.validation();
    Experiment.Trained trained =
        experiment.train(
            TrialSet.of(experiment.training()), TrialSet.of(validation), experiment.settings());
    return experiment.row("SCRATCH", trained, experiment.ratesHz(trained, validation));
  }

  private static ResultRow adapted(
      Experiment scratch, AutoencoderNetwork pretrained, TrainingSettings settings) {
    BinnedCounts validation = scratch.validation();
    Experiment.Trained trained =
        scratch.continued(
            pretrained, TrialSet.of(scratch.training()), TrialSet.of(validation), settings);
    return scratch.row("PRETRAINED", trained, scratch.ratesHz(trained, validation));
  }

  private static AutoencoderNetwork pretrained(LorenzSet set, int steps, long seed) {
    int tenth = set.training().numTrials() / 10;
    // Every tenth trial: the file's trials are ordered by condition
    int[] full = IntStream.range(0, tenth).map(i -> 10 * i).toArray();
    BinnedCounts training = set.training().trials(IntStream.of(full).skip(HELD_OUT).toArray());
    BinnedCounts heldOut = set.training().trials(IntStream.of(full).limit(HELD_OUT).toArray());
    AutoencoderNetwork network =
        new AutoencoderNetwork(NetworkShape.demo(training.numChannels()), seed);
    TrainingRun.startAtMeanRates(network, training);
    TrainingRun run =
        new TrainingRun(
            network,
            TrainingSettings.recommended(steps),
            TrialSet.of(training),
            TrialSet.of(heldOut),
            seed);
    run.finish(Progress.SILENT);
    return network;
  }
}
