// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.experiments;

import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.dynamics.network.AutoencoderNetwork;
import io.github.spikepress.dynamics.network.NetworkShape;
import io.github.spikepress.dynamics.training.LearningRate;
import io.github.spikepress.dynamics.training.TrainingRun;
import io.github.spikepress.dynamics.training.TrainingSettings;
import io.github.spikepress.dynamics.training.TrialSet;
import io.github.spikepress.progress.Progress;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * A tenth of the trials at full bandwidth first, then SBTT on all trials with few channels, against
 * SBTT from scratch for as many steps: {@code PretrainThenAdapt FILE CHANNELS SEEDS}. A batch of
 * the first part is a tenth of the trials, so that its 150 epochs are 150 steps; the second part
 * has 150 epochs of 10 steps; scratch has 165 epochs of 10 steps.
 */
public final class PretrainThenAdapt {

  private static final int PRETRAINING_EPOCHS = 150;
  private static final int ADAPTING_EPOCHS = 150;
  private static final int SCRATCH_EPOCHS = 165;
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
      Experiment scratch =
          new Experiment(
              set,
              Scheme.RANDOM,
              channels,
              TrainingSettings.recommended(SCRATCH_EPOCHS),
              Long.parseLong(seed));
      fromScratch(scratch).print();
      adapted(set, scratch).print();
    }
  }

  private static ResultRow fromScratch(Experiment experiment) {
    BinnedCounts validation = experiment.validation();
    Experiment.Trained trained =
        experiment.train(
            TrialSet.of(experiment.training()), TrialSet.of(validation), experiment.settings());
    return experiment.row("SCRATCH", trained, experiment.ratesHz(trained, validation));
  }

  private static ResultRow adapted(LorenzSet set, Experiment scratch) {
    BinnedCounts validation = scratch.validation();
    Experiment.Trained trained =
        scratch.continued(
            pretrained(set, scratch.seed()),
            TrialSet.of(scratch.training()),
            TrialSet.of(validation),
            adapting());
    return scratch.row("PRETRAINED", trained, scratch.ratesHz(trained, validation));
  }

  private static AutoencoderNetwork pretrained(LorenzSet set, long seed) {
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
            TrainingSettings.recommended(PRETRAINING_EPOCHS),
            TrialSet.of(training),
            TrialSet.of(heldOut),
            seed);
    run.finish(Progress.SILENT);
    return network;
  }

  private static TrainingSettings adapting() {
    TrainingSettings usual = TrainingSettings.recommended(ADAPTING_EPOCHS);
    return new TrainingSettings(
        usual.epochs(),
        usual.batchSize(),
        new LearningRate.WarmUpCosine(5e-3, 0.1, 0.01),
        usual.weightDecay(),
        usual.coordinatedDropout(),
        usual.readoutPenalty(),
        usual.largestGradient(),
        usual.rampEpochs(),
        usual.validationEvery());
  }
}
