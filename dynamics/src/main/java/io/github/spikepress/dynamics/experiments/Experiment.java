// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.experiments;

import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.dynamics.counts.SamplingScheme;
import io.github.spikepress.dynamics.evaluation.RateAgreement;
import io.github.spikepress.dynamics.model.DynamicsModel;
import io.github.spikepress.dynamics.model.ModelOrigin;
import io.github.spikepress.dynamics.network.AutoencoderNetwork;
import io.github.spikepress.dynamics.network.NetworkShape;
import io.github.spikepress.dynamics.training.TrainingRun;
import io.github.spikepress.dynamics.training.TrainingSettings;
import io.github.spikepress.dynamics.training.TrialSet;
import io.github.spikepress.progress.Progress;
import java.lang.management.ManagementFactory;
import java.util.Map;

/**
 * One training on the Lorenz set seen through a sampling scheme, judged by the true rates of all
 * validation entries, observed or not. The masks are those of seeds 100 + seed and 200 + seed.
 *
 * @param set the trials
 * @param scheme which entries are observed
 * @param settings of the training
 * @param seed of weights, chance and masks
 */
record Experiment(LorenzSet set, SamplingScheme scheme, TrainingSettings settings, long seed) {

  ResultRow run(Method method) {
    BinnedCounts training = set.training().sampled(scheme, 100 + seed);
    BinnedCounts validation = set.validation().sampled(scheme, 200 + seed);
    return switch (method) {
      case SBTT -> train(TrialSet.of(training), TrialSet.of(validation), settings, 1);
      case DEMO_LOSS -> train(TrialSet.of(training), TrialSet.of(validation), plain(), 1);
      case ZERO_FILLED -> train(zeroFilled(training), zeroFilled(validation), settings, 1);
      case ZERO_FILLED_RESCALED ->
          train(zeroFilled(training), zeroFilled(validation), settings, scale(training));
      case LOSS_MASKED_ONLY ->
          train(
              new TrialSet(set.training(), training),
              new TrialSet(set.validation(), validation),
              settings,
              1);
    };
  }

  private ResultRow train(
      TrialSet training, TrialSet validation, TrainingSettings recipe, double scale) {
    NetworkShape shape = NetworkShape.demo(set.training().numChannels());
    AutoencoderNetwork network = new AutoencoderNetwork(shape, seed);
    TrainingRun.startAtMeanRates(network, training.explained());
    return continued(network, training, validation, recipe, scale);
  }

  /** Trains a network on from its weights. */
  ResultRow continued(
      AutoencoderNetwork network,
      TrialSet training,
      TrialSet validation,
      TrainingSettings recipe,
      double scale) {
    long start = cpuNanos();
    TrainingRun run = new TrainingRun(network, recipe, training, validation, seed);
    run.finish(Progress.SILENT);
    double cpuSeconds = (cpuNanos() - start) / 1e9;
    int best = run.validationLosses().indexOf(run.bestLoss()) + 1;
    return new ResultRow(
        judged(network, validation.shown(), scale),
        run.bestLoss(),
        Math.min(recipe.epochs(), best * recipe.validationEvery()),
        cpuSeconds);
  }

  private RateAgreement judged(AutoencoderNetwork network, BinnedCounts shown, double scale) {
    ModelOrigin origin =
        new ModelOrigin(shown.binSeconds(), shown.numBins(), 0, "", seed, Map.of(), Map.of());
    NetworkShape shape = NetworkShape.demo(shown.numChannels());
    double[][][] rates =
        new DynamicsModel(shape, network, origin).infer(shown, Progress.SILENT).ratesHz();
    for (double[][] trial : rates) {
      for (double[] bin : trial) {
        for (int channel = 0; channel < bin.length; channel++) {
          bin[channel] *= scale;
        }
      }
    }
    return RateAgreement.of(rates, set.validationRatesHz());
  }

  /** The recipe without coordinated dropout and penalty. */
  private TrainingSettings plain() {
    return new TrainingSettings(
        settings.epochs(),
        settings.batchSize(),
        settings.learningRate(),
        settings.weightDecay(),
        0,
        0,
        settings.largestGradient(),
        settings.rampEpochs(),
        settings.validationEvery());
  }

  private static TrialSet zeroFilled(BinnedCounts sampled) {
    return TrialSet.of(sampled.withMissingAsZero());
  }

  private static double scale(BinnedCounts sampled) {
    double entries = (double) sampled.numTrials() * sampled.numBins() * sampled.numChannels();
    return entries / sampled.numObserved();
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
