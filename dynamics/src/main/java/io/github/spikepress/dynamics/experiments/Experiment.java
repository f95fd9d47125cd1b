// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.experiments;

import io.github.spikepress.dynamics.counts.BinnedCounts;
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
import java.util.List;
import java.util.Map;

/**
 * One training on the Lorenz set seen through a sampling scheme, judged by the true rates of all
 * validation entries, observed or not. The masks are those of seeds 100 + seed and 200 + seed.
 *
 * @param set the trials
 * @param scheme which entries are observed
 * @param observed channels of each bin, on average
 * @param settings of the training
 * @param seed of weights, chance and masks
 */
public record Experiment(
    LorenzSet set, Scheme scheme, int observed, TrainingSettings settings, long seed) {

  /**
   * A trained network and what its training says of it.
   *
   * @param network with its best weights
   * @param maskedLoss least validation loss on observed entries
   * @param bestEpoch epoch of that loss
   * @param cpuSeconds processor time of the training
   */
  record Trained(AutoencoderNetwork network, double maskedLoss, int bestEpoch, double cpuSeconds) {}

  /**
   * Trains and judges.
   *
   * @param method how missing entries are treated
   * @return a row; two where an error of scale can be taken out afterwards
   */
  public List<ResultRow> run(Method method) {
    BinnedCounts training = training();
    BinnedCounts validation = validation();
    return switch (method) {
      case SBTT -> rows(method, TrialSet.of(training), TrialSet.of(validation), settings);
      case DEMO_LOSS -> rows(method, TrialSet.of(training), TrialSet.of(validation), plain());
      case LOSS_MASKED_ONLY ->
          rows(
              method,
              new TrialSet(set.training(), training),
              new TrialSet(set.validation(), validation),
              settings);
      case ZERO_FILLED -> zeroFilled(training, validation);
    };
  }

  BinnedCounts training() {
    return sampled(set.training(), 100);
  }

  BinnedCounts validation() {
    return sampled(set.validation(), 200);
  }

  /** Trains a fresh network. */
  Trained train(TrialSet training, TrialSet validation, TrainingSettings recipe) {
    NetworkShape shape = NetworkShape.demo(set.training().numChannels());
    AutoencoderNetwork network = new AutoencoderNetwork(shape, seed);
    TrainingRun.startAtMeanRates(network, training.explained());
    return continued(network, training, validation, recipe);
  }

  /** Trains a network on from its weights. */
  Trained continued(
      AutoencoderNetwork network, TrialSet training, TrialSet validation, TrainingSettings recipe) {
    long start = cpuNanos();
    TrainingRun run = new TrainingRun(network, recipe, training, validation, seed);
    run.finish(Progress.SILENT);
    double cpuSeconds = (cpuNanos() - start) / 1e9;
    int best = run.validationLosses().indexOf(run.bestLoss()) + 1;
    int epoch = Math.min(recipe.epochs(), best * recipe.validationEvery());
    return new Trained(network, run.bestLoss(), epoch, cpuSeconds);
  }

  /** The rates that a network infers, spikes per second. */
  double[][][] ratesHz(Trained trained, BinnedCounts shown) {
    ModelOrigin origin =
        new ModelOrigin(shown.binSeconds(), shown.numBins(), 0, "", seed, Map.of(), Map.of());
    NetworkShape shape = NetworkShape.demo(shown.numChannels());
    return new DynamicsModel(shape, trained.network(), origin)
        .infer(shown, Progress.SILENT)
        .ratesHz();
  }

  ResultRow row(String name, Trained trained, double[][][] ratesHz) {
    return new ResultRow(
        name,
        scheme.name(),
        observed,
        seed,
        RateAgreement.of(ratesHz, set.validationRatesHz()),
        trained.maskedLoss(),
        trained.bestEpoch(),
        trained.cpuSeconds());
  }

  private List<ResultRow> rows(
      Method method, TrialSet training, TrialSet validation, TrainingSettings recipe) {
    Trained trained = train(training, validation, recipe);
    return List.of(row(method.name(), trained, ratesHz(trained, validation.shown())));
  }

  /** One training, judged as it is and after its known error of scale is taken out. */
  private List<ResultRow> zeroFilled(BinnedCounts training, BinnedCounts validation) {
    BinnedCounts shown = validation.withMissingAsZero();
    Trained trained =
        train(TrialSet.of(training.withMissingAsZero()), TrialSet.of(shown), settings);
    double[][][] rates = ratesHz(trained, shown);
    ResultRow asItIs = row(Method.ZERO_FILLED.name(), trained, rates);
    double entries = (double) training.numTrials() * training.numBins() * training.numChannels();
    multiply(rates, entries / training.numObserved());
    return List.of(asItIs, row(Method.ZERO_FILLED.name() + "_RESCALED", trained, rates));
  }

  private BinnedCounts sampled(BinnedCounts counts, long maskSeed) {
    return counts.sampled(scheme.looking(observed, counts.numChannels()), maskSeed + seed);
  }

  private static void multiply(double[][][] rates, double factor) {
    for (double[][] trial : rates) {
      for (double[] bin : trial) {
        for (int channel = 0; channel < bin.length; channel++) {
          bin[channel] *= factor;
        }
      }
    }
  }

  /** The recipe without coordinated dropout and penalty. */
  private TrainingSettings plain() {
    return settings.withoutRegularisation();
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
