// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.training;

import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.trellis.coding.Choices;
import io.github.spikepress.codec.trellis.estimation.Assignment;
import io.github.spikepress.codec.trellis.estimation.ChoiceLengths;
import io.github.spikepress.codec.trellis.estimation.FirstAssignment;
import io.github.spikepress.codec.trellis.estimation.TableEstimator;
import io.github.spikepress.codec.trellis.model.Normalization;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.progress.Interruption;
import io.github.spikepress.quantization.Codebook;
import io.github.spikepress.quantization.ScaledIntegers;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;

/**
 * Trains a model that is all classes: an entropy-constrained codebook (Chou, Lookabaugh and Gray
 * 1989) with means that are {@linkplain MeanShrinkage shrunk}. One coefficient stays for spikes far
 * from every class; to say that it is 0 costs next to nothing. Best where there are bits for little
 * more than a name. Not thread-safe.
 */
public final class CodebookTrainer {

  private static final double LEAST_DISTORTION = 1e-9;

  /** Rounding the means adds so much to the usual distortion, which is 0.02 dB. */
  private static final double ROUNDING_SHARE = 0.005;

  private final TrainingSpikes spikes;
  private final TrellisSettings settings;
  private final long seed;

  private double price;
  private float[][] means;
  private Assignment assignment;

  /**
   * Prepares the training.
   *
   * @param training at least one spike
   * @param normalization to model units
   * @param settings of which the number of classes, the passes and the price of a coefficient's bit
   *     count
   * @param seed of the first classes
   */
  public CodebookTrainer(
      Waveforms training, Normalization normalization, TrellisSettings settings, long seed) {
    spikes = TrainingSpikes.of(training, normalization);
    this.settings = settings;
    this.seed = seed;
  }

  /**
   * Trains.
   *
   * @param dbPerBit what a bit is worth
   * @param monitor may cancel, which keeps the model of the last pass
   * @return the model
   */
  public TrellisModel train(double dbPerBit, TrainingMonitor monitor) {
    return from(
        spikes.clusterMeans(settings.classes(), seed), dbPerBit, settings.rounds(), monitor);
  }

  /**
   * Trains from the beginning as a model of such spikes was trained.
   *
   * @param model whose price of a bit is taken
   * @param monitor may cancel, which keeps the model of the last pass
   * @return a new model
   */
  public TrellisModel retrain(TrellisModel model, TrainingMonitor monitor) {
    return train(model.prices().lambdaDb(), monitor);
  }

  /**
   * Fits a model that was trained on other spikes in one pass. It begins with the model's classes:
   * other first classes may settle at another rate.
   *
   * @param model in the same units
   * @param factor by which the price of a bit changes
   * @return the model
   */
  public TrellisModel refit(TrellisModel model, double factor) {
    double dbPerBit = factor * model.prices().lambdaDb();
    return from(model.means().toFloats(), dbPerBit, 1, TrainingMonitor.SILENT);
  }

  private TrellisModel from(float[][] first, double dbPerBit, int rounds, TrainingMonitor monitor) {
    price = dbPerBit;
    means = first;
    float[] endless = {Float.POSITIVE_INFINITY};
    assignment = FirstAssignment.of(spikes.rows(), means, endless, settings.stepRatio());
    for (int round = 0; round < rounds; round++) {
      Interruption.heed();
      if (monitor.cancelled()) {
        break;
      }
      pass();
      means = centroids();
      monitor.progressed(assignment.progress(round, rounds));
    }
    int coarse = (int) Math.ceil(Math.sqrt(means.length));
    Codebook parents = spikes.clusters(coarse, seed);
    means = new MeanShrinkage(spikes.rows(), assignment.classes(), means, parents).shrunk();
    pass();
    return estimate();
  }

  private void pass() {
    assignment = Assignment.of(Choices.of(estimate(), spikes.rows()));
  }

  /** The means of the classes' spikes; where a class has none, what it was. */
  private float[][] centroids() {
    double[][] sums = new double[means.length][means[0].length];
    int[] counts = new int[means.length];
    for (int n = 0; n < assignment.size(); n++) {
      int k = assignment.classes()[n];
      if (k < means.length) {
        counts[k]++;
        float[] spike = spikes.rows()[n];
        for (int t = 0; t < spike.length; t++) {
          sums[k][t] += spike[t];
        }
      }
    }
    float[][] centroids = new float[means.length][];
    for (int k = 0; k < means.length; k++) {
      centroids[k] = means[k].clone();
      for (int t = 0; counts[k] > 0 && t < centroids[k].length; t++) {
        centroids[k][t] = (float) (sums[k][t] / counts[k]);
      }
    }
    return centroids;
  }

  private TrellisModel estimate() {
    float[] steps = {step()};
    return new TrellisModel(
        spikes.numChannels(),
        spikes.numSamples(),
        spikes.normalization().gain(),
        ScaledIntegers.round(means, coarsestMeans()),
        ScaledIntegers.round(spikes.residuals(assignment, means, steps).basis(1, 0), 1f),
        new int[means.length][1][1],
        new TableEstimator().tables(),
        ChoiceLengths.ofClasses(assignment, means.length),
        ChoiceLengths.ofSteps(assignment, means.length, 1),
        steps,
        new TrellisModel.Prices(settings.lambda(), (float) price),
        false);
  }

  /** So long that no training spike is worth a coefficient. */
  private float step() {
    return (float) Math.sqrt(Math.max(quantile(1), LEAST_DISTORTION));
  }

  /** What rounding the means may add is small against what the usual spike misses. */
  private float coarsestMeans() {
    double usual = Math.max(quantile(0.5), LEAST_DISTORTION);
    return (float) Math.sqrt(ROUNDING_SHARE * 12 * usual / spikes.valuesPerSpike());
  }

  private double quantile(double share) {
    double[] sorted = assignment.distortions().clone();
    Arrays.sort(sorted);
    return sorted[(int) (share * (sorted.length - 1))];
  }
}
