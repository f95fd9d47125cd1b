// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.experiments;

import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.dynamics.counts.RandomChannels;
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
              new RandomChannels(channels),
              TrainingSettings.recommended(SCRATCH_EPOCHS),
              Long.parseLong(seed));
      scratch.run(Method.SBTT).print("scratch " + channels + " seed " + seed);
      adapted(set, scratch).print("pre-trained " + channels + " seed " + seed);
    }
  }

  private static ResultRow adapted(LorenzSet set, Experiment scratch) {
    AutoencoderNetwork network = pretrained(set, scratch.seed());
    TrialSet training = sampled(set.training(), scratch, 100);
    TrialSet validation = sampled(set.validation(), scratch, 200);
    return scratch.continued(network, training, validation, adapting(), 1);
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

  private static TrialSet sampled(BinnedCounts counts, Experiment experiment, long maskSeed) {
    return TrialSet.of(counts.sampled(experiment.scheme(), maskSeed + experiment.seed()));
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
