// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingProgress;
import io.github.spikepress.progress.Interruption;
import io.github.spikepress.quantization.Codebook;
import io.github.spikepress.quantization.KMeans;
import io.github.spikepress.quantization.ScaledIntegers;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;

/**
 * Trains a model that is all classes: an entropy-constrained codebook (Chou, Lookabaugh and Gray
 * 1989) with means that are {@linkplain MeanShrinkage shrunk}. One coefficient stays for spikes far
 * from every class; to say that it is 0 costs next to nothing. Best where there are bits for little
 * more than a name. Not thread-safe.
 */
final class CodebookTrainer {

  private static final int KMEANS_ITERATIONS = 25;
  private static final double LEAST_DISTORTION = 1e-9;

  /** Rounding the means adds so much to the usual distortion, which is 0.02 dB. */
  private static final double ROUNDING_SHARE = 0.005;

  private final float[][] spikes;
  private final int numChannels;
  private final int numSamples;
  private final Normalization normalization;
  private final TrellisSettings settings;
  private final long seed;

  private double price;
  private float[][] means;
  private int[] classes;
  private double[] distortions;

  /**
   * Prepares the training.
   *
   * @param training at least one spike
   * @param normalization to model units
   * @param settings of which the number of classes, the passes and the price of a coefficient's bit
   *     count
   * @param seed of the first classes
   */
  CodebookTrainer(
      Waveforms training, Normalization normalization, TrellisSettings settings, long seed) {
    this.normalization = normalization;
    spikes = normalization.toModelUnits(training, 0, training.numSpikes());
    numChannels = training.numChannels();
    numSamples = training.numSamples();
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
  TrellisModel train(double dbPerBit, TrainingMonitor monitor) {
    price = dbPerBit;
    start();
    for (int round = 0; round < settings.rounds(); round++) {
      Interruption.heed();
      if (monitor.cancelled()) {
        break;
      }
      pass();
      means = centroids();
      double loss = Arrays.stream(distortions).average().orElse(Double.NaN);
      int used = (int) Arrays.stream(classes).distinct().count();
      monitor.progressed(
          new TrainingProgress(round + 1, settings.rounds(), loss, Double.NaN, used));
    }
    int coarse = (int) Math.ceil(Math.sqrt(means.length));
    Codebook parents = KMeans.fit(spikes, coarse, KMEANS_ITERATIONS, seed);
    means = new MeanShrinkage(spikes, classes, means, parents).shrunk();
    pass();
    return estimate();
  }

  private void start() {
    Codebook first = KMeans.fit(spikes, settings.classes(), KMEANS_ITERATIONS, seed);
    means = new float[first.size()][];
    for (int k = 0; k < means.length; k++) {
      means[k] = first.codeword(k);
    }
    Assignment nearest =
        FirstAssignment.of(
            spikes, means, new float[] {Float.POSITIVE_INFINITY}, settings.stepRatio());
    classes = nearest.classes();
    distortions = nearest.distortions();
  }

  private void pass() {
    Choice[] choices = Choices.of(estimate(), TrellisCodec.BREADTH, spikes);
    Assignment assignment = Assignment.of(choices);
    classes = assignment.classes();
    distortions = assignment.distortions();
  }

  /** The means of the classes' spikes; where a class has none, what it was. */
  private float[][] centroids() {
    double[][] sums = new double[means.length][means[0].length];
    int[] counts = new int[means.length];
    for (int n = 0; n < spikes.length; n++) {
      if (classes[n] < means.length) {
        counts[classes[n]]++;
        for (int t = 0; t < spikes[n].length; t++) {
          sums[classes[n]][t] += spikes[n][t];
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
    Assignment assignment = new Assignment(classes, new int[classes.length], null, distortions);
    return new TrellisModel(
        numChannels,
        numSamples,
        normalization.gain(),
        ScaledIntegers.round(means, coarsestMeans()),
        ScaledIntegers.round(direction(steps[0]), 1f),
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
    return (float) Math.sqrt(ROUNDING_SHARE * 12 * usual / spikes[0].length);
  }

  private double quantile(double share) {
    double[] sorted = distortions.clone();
    Arrays.sort(sorted);
    return sorted[(int) (share * (sorted.length - 1))];
  }

  private float[][] direction(float step) {
    BasisEstimator estimator = new BasisEstimator(numChannels, numSamples, step);
    for (int n = 0; n < spikes.length; n++) {
      if (classes[n] < means.length) {
        estimator.add(spikes[n], means[classes[n]], step);
      }
    }
    return estimator.basis(1, 0);
  }
}
