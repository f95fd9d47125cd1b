// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.training;

import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.dynamics.counts.CountsHash;
import io.github.spikepress.dynamics.model.Batches;
import io.github.spikepress.dynamics.model.Weights;
import io.github.spikepress.dynamics.network.AutoencoderNetwork;
import io.github.spikepress.dynamics.network.Batch;
import io.github.spikepress.dynamics.network.PoissonLoss;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.progress.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * One training of a network, epoch by epoch. The best weights are those of the least validation
 * loss on observed entries; the true rates play no part. Equal arguments give equal weights on
 * every machine. Not thread-safe.
 */
public final class TrainingRun {

  private static final double LEAST_MEAN_COUNT = 1e-4;

  private final AutoencoderNetwork network;

  /** What the network was before the first step. */
  private final String start;

  private final TrainingSettings settings;
  private final TrialSet training;
  private final TrialSet validation;
  private final long seed;

  /** Turns the weight beside a sum over a bin's entries into that beside their mean. */
  private final double observedPerBin;

  private final AdamW optimiser;
  private final List<Double> validationLosses = new ArrayList<>();
  private Map<String, Tensor> best;
  private int epoch;

  /**
   * Prepares a training.
   *
   * @param network is changed by the training; its weights are the start
   * @param settings how to teach
   * @param training trials to learn from
   * @param validation trials that choose the best epoch
   * @param seed of the order of trials, of dropout and of samples
   */
  public TrainingRun(
      AutoencoderNetwork network,
      TrainingSettings settings,
      TrialSet training,
      TrialSet validation,
      long seed) {
    this.network = network;
    this.settings = settings;
    training.explained().requireTrainable();
    this.training = training;
    this.validation = validation;
    this.seed = seed;
    start = Weights.sha256Hex(network.parameters());
    observedPerBin = training.explained().observedPerBin();
    optimiser = new AdamW(network.parameters());
    best = Weights.of(network.parameters());
  }

  /**
   * Starts a fresh network at the channels' mean rates, which it would otherwise spend its first
   * epochs on.
   *
   * @param network is changed
   * @param counts of which the observed entries are averaged
   */
  public static void startAtMeanRates(AutoencoderNetwork network, BinnedCounts counts) {
    double[] means = counts.meanCounts();
    float[] bias = network.readout().biasParameter().values()[0];
    for (int channel = 0; channel < bias.length; channel++) {
      bias[channel] = (float) StrictMath.log(Math.max(LEAST_MEAN_COUNT, means[channel]));
    }
  }

  /**
   * Trains until the last epoch or until cancelled, then sets the network to its best weights.
   *
   * @param progress is told after each epoch and may stop
   */
  public void finish(Progress progress) {
    finish(progress, () -> {});
  }

  /**
   * Trains until the last epoch, saving after each.
   *
   * @param progress is told after each epoch and may stop
   * @param checkpoint where to save; a file that is there already is gone on from
   */
  public void finish(Progress progress, Path checkpoint) {
    if (Files.exists(checkpoint)) {
      resume(checkpoint);
    }
    finish(progress, () -> save(checkpoint));
  }

  private void finish(Progress progress, Runnable afterEpoch) {
    while (epoch < settings.epochs() && advance(progress::cancelled)) {
      afterEpoch.run();
      progress.update("training", (double) epoch / settings.epochs());
    }
    Weights.restore(network.parameters(), best);
  }

  /** Trains for one epoch; validates if it is time for it. */
  public void advance() {
    advance(() -> false);
  }

  /** The same, unless it is stopped between two batches; such an epoch does not count. */
  private boolean advance(BooleanSupplier stop) {
    // A generator of its own for each epoch: a resumed run needs no memory of chance
    Random random = new Random(seed * 1_000_003L + epoch);
    int[] order = shuffled(training.shown().numTrials(), random);
    for (int from = 0; from < order.length; from += settings.batchSize()) {
      if (stop.getAsBoolean()) {
        return false;
      }
      int to = Math.min(order.length, from + settings.batchSize());
      learn(Arrays.copyOfRange(order, from, to), random);
    }
    epoch++;
    if (epoch % settings.validationEvery() == 0 || epoch == settings.epochs()) {
      validate();
    }
    return true;
  }

  /**
   * Saves where the training stands.
   *
   * @param file a safetensors file, written whole or not at all
   */
  public void save(Path file) {
    new Checkpoint(
            identity(),
            epoch,
            optimiser.steps(),
            List.copyOf(validationLosses),
            Weights.of(network.parameters()),
            best,
            optimiser.first(),
            optimiser.second())
        .write(file);
  }

  /**
   * Goes on from where a training was saved.
   *
   * @param file written by {@link #save} of a run with the same arguments
   * @throws WrongArgumentException if it is of a run with other arguments
   * @throws io.github.spikepress.errors.DamagedFileException if it is no checkpoint
   */
  public void resume(Path file) {
    Checkpoint saved = Checkpoint.read(file);
    if (!saved.identity().equals(identity())) {
      throw new WrongArgumentException(
          file
              + " is the checkpoint of another training ("
              + saved.identity()
              + "); expected "
              + identity());
    }
    Weights.restore(network.parameters(), saved.best());
    Weights.restore(network.parameters(), saved.current());
    optimiser.restore(saved.first(), saved.second(), saved.steps());
    best = saved.best();
    validationLosses.clear();
    validationLosses.addAll(saved.validationLosses());
    epoch = saved.epoch();
  }

  /**
   * The epochs done.
   *
   * @return how many
   */
  public int epoch() {
    return epoch;
  }

  /**
   * The masked validation losses so far.
   *
   * @return nats per observed entry, oldest first
   */
  public List<Double> validationLosses() {
    return List.copyOf(validationLosses);
  }

  /**
   * The least masked validation loss so far.
   *
   * @return nats per observed entry; infinite before the first validation
   */
  public double bestLoss() {
    return validationLosses.stream().min(Double::compare).orElse(Double.POSITIVE_INFINITY);
  }

  /**
   * The loss of a network on observed entries, without chance and factorials.
   *
   * @param network any
   * @param set trials
   * @param batchSize trials at a time
   * @return nats per observed entry
   */
  public static double maskedLoss(AutoencoderNetwork network, TrialSet set, int batchSize) {
    int trials = set.shown().numTrials();
    double sum = 0;
    long entries = 0;
    for (int from = 0; from < trials; from += batchSize) {
      int[] part = IntStream.range(from, Math.min(trials, from + batchSize)).toArray();
      Batch batch = Batches.of(set.shown(), set.explained(), 0, null, part);
      if (batch.observed() == 0) {
        continue;
      }
      float[][] logRates = network.infer(batch);
      float[][] unused = new float[logRates.length][logRates[0].length];
      sum +=
          PoissonLoss.evaluate(logRates, batch.counts(), batch.inLoss(), unused) * batch.observed();
      entries += batch.observed();
    }
    return sum / entries;
  }

  private void learn(int[] trials, Random random) {
    Batch batch =
        Batches.of(
            training.shown(), training.explained(), settings.coordinatedDropout(), random, trials);
    if (PoissonLoss.count(batch.inLoss()) == 0) {
      return;
    }
    double ramp = settings.ramp(epoch);
    network.learn(batch, ramp, random);
    settings.readoutPenalty().addGradient(network.readout().weights(), ramp / observedPerBin);
    optimiser.step(
        settings.learningRate().at(optimiser.steps(), allSteps(), validationLosses),
        settings.weightDecay(),
        settings.largestGradient());
  }

  private String identity() {
    return settings
        + " seed "
        + seed
        + " start "
        + start
        + " trials "
        + CountsHash.of(training.explained());
  }

  private long allSteps() {
    int trials = training.shown().numTrials();
    return (long) settings.epochs() * ((trials - 1) / settings.batchSize() + 1);
  }

  private void validate() {
    double loss = maskedLoss(network, validation, settings.batchSize());
    if (loss < bestLoss()) {
      best = Weights.of(network.parameters());
    }
    validationLosses.add(loss);
  }

  private static int[] shuffled(int length, Random random) {
    int[] order = IntStream.range(0, length).toArray();
    for (int i = length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int other = order[j];
      order[j] = order[i];
      order[i] = other;
    }
    return order;
  }
}
