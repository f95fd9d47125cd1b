// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingProgress;
import io.github.spikepress.entropy.CodeLengths;
import io.github.spikepress.quantization.Codebook;
import io.github.spikepress.quantization.KMeans;
import io.github.spikepress.quantization.ScaledIntegers;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;

/**
 * Estimates a model at a given first step: passes that encode the training spikes with the model so
 * far, in the rounded numbers that are stored, and re-estimate all numbers from the choices made.
 * Not thread-safe.
 */
final class TrellisTrainer {

  private static final int KMEANS_ITERATIONS = 25;

  /** The basis stays after so many passes, so that the levels keep their meaning. */
  private static final int BASIS_PASSES = 4;

  /** Directions of a smaller rms, in first steps, are hardly ever quantised to anything but 0. */
  private static final double LEAST_RMS = 0.3;

  /** Added to the count of each class. */
  private static final double CLASS_PRIOR = 0.3;

  /** Odds of a foreign spike, in spikes. */
  private static final double FOREIGN_PRIOR = 0.05;

  /** All classes' choice of steps counts as much as this many spikes of one class. */
  private static final double STEP_PRIOR = 6;

  /** Before the first pass, the share of spikes that are likely to take the first step. */
  private static final double TYPICAL_SHARE = 0.25;

  /** Before the first pass, the most distortion expected of a value, in squared steps. */
  private static final double FIRST_DISTORTION = 0.08;

  /** So many spikes of the first distortion are thought beside the training spikes. */
  private static final int PRIOR_SLOPES = 2;

  /**
   * Rounding the means must not be coarser than this: what it moves a spike off the basis, no
   * coefficient puts right.
   */
  private static final int MEAN_UNITS_PER_STEP = 10;

  private static final double DB_PER_NEPER = 4.343;

  private final float[][] spikes;
  private final int numChannels;
  private final int numSamples;
  private final Normalization normalization;
  private final TrellisSettings settings;
  private final long seed;

  private float[][] firstMeans;
  private float[] steps;
  private float[][] means;
  private float[][] basis;
  private Assignment assignment;
  private double lambdaDb;

  /**
   * Prepares the training.
   *
   * @param training at least one spike
   * @param normalization to the units in which steps are given
   * @param settings the shape of the codec
   * @param seed of the first classes
   */
  TrellisTrainer(
      Waveforms training, Normalization normalization, TrellisSettings settings, long seed) {
    this.normalization = normalization;
    spikes = normalization.toModelUnits(training, 0, training.numSpikes());
    numChannels = training.numChannels();
    numSamples = training.numSamples();
    this.settings = settings;
    this.seed = seed;
  }

  /** The same with the training spikes' own units. */
  TrellisTrainer(Waveforms training, TrellisSettings settings, long seed) {
    this(training, Normalization.of(training), settings, seed);
  }

  /**
   * Trains.
   *
   * @param firstStep smallest step size in model units
   * @param monitor may cancel, which keeps the model of the last pass
   * @return the model
   */
  TrellisModel train(double firstStep, TrainingMonitor monitor) {
    start(firstStep);
    TrellisModel model = null;
    for (int round = 0; round < settings.rounds(); round++) {
      if (model != null && monitor.cancelled()) {
        break;
      }
      if (round < BASIS_PASSES) {
        estimateBasis();
      }
      updatePrice();
      model = estimate();
      pass(model);
      monitor.progressed(progress(round, settings.rounds()));
    }
    updatePrice();
    return estimate();
  }

  /**
   * Fits a model to these spikes that was trained on a part of them, in one pass. Steps, basis and
   * prices stay, so that the model keeps its place between rate and quality: prices that follow the
   * distortion may settle elsewhere.
   *
   * @param model in the same units
   * @param monitor hears of the pass
   * @return the model
   */
  TrellisModel refit(TrellisModel model, TrainingMonitor monitor) {
    resume(model);
    pass(model);
    monitor.progressed(progress(0, 1));
    return estimate();
  }

  /**
   * Moves a model to other steps without training anew: where trainings at neighbouring steps
   * settle far apart, this reaches the points in between.
   *
   * @param model in the same units
   * @param factor by which the steps change, near 1
   * @return the model
   */
  TrellisModel moved(TrellisModel model, double factor) {
    resume(model);
    pass(model);
    for (int j = 0; j < steps.length; j++) {
      steps[j] *= (float) factor;
    }
    pass(estimate());
    return estimate();
  }

  private void resume(TrellisModel model) {
    steps = model.steps().clone();
    means = model.means().toFloats();
    basis = model.basis().toFloats();
    lambdaDb = model.prices().lambdaDb();
  }

  private TrainingProgress progress(int round, int rounds) {
    double loss = Arrays.stream(assignment.distortions()).average().orElse(Double.NaN);
    int used = (int) Arrays.stream(assignment.classes()).distinct().count();
    return new TrainingProgress(round + 1, rounds, loss, Double.NaN, used);
  }

  private void start(double firstStep) {
    steps = new float[settings.steps()];
    steps[0] = (float) firstStep;
    for (int j = 1; j < steps.length; j++) {
      steps[j] = steps[j - 1] * settings.stepRatio();
    }
    means = firstMeans().clone();
    Codebook codebook = new Codebook(means);
    float[] scores = new float[means.length];
    int[] classes = new int[spikes.length];
    double[] distortions = new double[spikes.length];
    for (int n = 0; n < spikes.length; n++) {
      classes[n] = codebook.nearest(spikes[n], scores);
      distortions[n] = squaredDistance(spikes[n], means[classes[n]]);
    }
    int[] chosen = firstSteps(distortions);
    double expected = FIRST_DISTORTION * spikes[0].length;
    for (int n = 0; n < spikes.length; n++) {
      double step = steps[chosen[n]];
      distortions[n] = Math.min(distortions[n], expected * step * step);
    }
    assignment = new Assignment(classes, chosen, null, distortions);
    lambdaDb = 0;
  }

  private float[][] firstMeans() {
    if (firstMeans == null) {
      Codebook start = KMeans.fit(spikes, settings.classes(), KMEANS_ITERATIONS, seed);
      firstMeans = new float[start.size()][];
      for (int k = 0; k < firstMeans.length; k++) {
        firstMeans[k] = start.codeword(k);
      }
    }
    return firstMeans;
  }

  private int[] firstSteps(double[] distortions) {
    double[] sorted = distortions.clone();
    Arrays.sort(sorted);
    double typical = Math.max(sorted[(int) (sorted.length * TYPICAL_SHARE)], 1e-12);
    double logRatio = 2 * StrictMath.log(settings.stepRatio());
    int[] chosen = new int[distortions.length];
    for (int n = 0; n < chosen.length; n++) {
      double log = StrictMath.log(Math.max(distortions[n], 1e-12) / typical) / logRatio;
      chosen[n] = (int) Math.max(0, Math.min(steps.length - 1, Math.rint(log)));
    }
    return chosen;
  }

  private void estimateBasis() {
    BasisEstimator estimator = new BasisEstimator(numChannels, numSamples, steps[0]);
    for (int n = 0; n < spikes.length; n++) {
      int k = assignment.classes()[n];
      if (k < means.length) {
        estimator.add(spikes[n], means[k], steps[assignment.steps()[n]]);
      }
    }
    basis = estimator.basis(settings.coefficients(), LEAST_RMS);
  }

  private TrellisModel estimate() {
    ScaledIntegers storedMeans = ScaledIntegers.round(means, steps[0] / MEAN_UNITS_PER_STEP);
    ScaledIntegers storedBasis = ScaledIntegers.round(basis, coarsestBasis());
    double[][] coefficients = coefficients(storedMeans.toFloats(), storedBasis.toFloats());
    int[][][] spreads = spreads(coefficients);
    return new TrellisModel(
        numChannels,
        numSamples,
        normalization.gain(),
        storedMeans,
        storedBasis,
        spreads,
        tables(spreads, coefficients),
        classLengths(),
        stepLengths(),
        steps,
        new TrellisModel.Prices(settings.lambda(), (float) lambdaDb),
        false);
  }

  /** Rounding the basis may move a spike by a tenth of a step at most, in the mean. */
  private float coarsestBasis() {
    double energy = Arrays.stream(assignment.distortions()).average().orElse(0) + steps[0];
    return (float) (steps[0] / (3 * Math.sqrt(energy * spikes[0].length)));
  }

  /** Coefficients in units of the chosen step; none for a foreign spike. */
  private double[][] coefficients(float[][] storedMeans, float[][] storedBasis) {
    double[][] coefficients = new double[spikes.length][];
    for (int n = 0; n < spikes.length; n++) {
      int k = assignment.classes()[n];
      if (k < storedMeans.length) {
        coefficients[n] = new double[storedBasis.length];
        for (int i = 0; i < storedBasis.length; i++) {
          coefficients[n][i] =
              project(storedBasis[i], spikes[n], storedMeans[k]) / steps[assignment.steps()[n]];
        }
      }
    }
    return coefficients;
  }

  private static double project(float[] direction, float[] spike, float[] mean) {
    double sum = 0;
    for (int t = 0; t < direction.length; t++) {
      sum += direction[t] * (double) (spike[t] - mean[t]);
    }
    return sum;
  }

  private int[][][] spreads(double[][] coefficients) {
    double[] prior = new double[basis.length];
    for (int i = 0; i < prior.length; i++) {
      prior[i] = BasisEstimator.priorMoment(basis[i], numSamples, steps[0]);
    }
    SpreadEstimator estimator = new SpreadEstimator(means.length, steps.length, prior);
    for (int n = 0; n < coefficients.length; n++) {
      if (coefficients[n] != null) {
        estimator.add(assignment.classes()[n], assignment.steps()[n], coefficients[n]);
      }
    }
    return estimator.spreads();
  }

  private CoefficientTables tables(int[][][] spreads, double[][] coefficients) {
    TableEstimator estimator = new TableEstimator();
    for (int n = 0; n < coefficients.length; n++) {
      boolean comparable =
          assignment.levels() != null
              && coefficients[n] != null
              && assignment.levels()[n].length == coefficients[n].length;
      if (comparable) {
        int[] own = spreads[assignment.classes()[n]][assignment.steps()[n]];
        estimator.add(own, assignment.levels()[n], coefficients[n]);
      }
    }
    return estimator.tables();
  }

  private int[] classLengths() {
    double[] weights = new double[means.length + 1];
    Arrays.fill(weights, CLASS_PRIOR);
    weights[means.length] = FOREIGN_PRIOR;
    for (int k : assignment.classes()) {
      weights[k]++;
    }
    return CodeLengths.of(weights);
  }

  private int[][] stepLengths() {
    double[] all = new double[steps.length];
    Arrays.fill(all, CLASS_PRIOR);
    double[][] byClass = new double[means.length][steps.length];
    for (int n = 0; n < assignment.size(); n++) {
      if (assignment.classes()[n] < means.length) {
        all[assignment.steps()[n]]++;
        byClass[assignment.classes()[n]][assignment.steps()[n]]++;
      }
    }
    double total = Arrays.stream(all).sum();
    int[][] lengths = new int[means.length][];
    for (int k = 0; k < lengths.length; k++) {
      for (int j = 0; j < all.length; j++) {
        byClass[k][j] += STEP_PRIOR * all[j] / total;
      }
      lengths[k] = CodeLengths.of(byClass[k]);
    }
    return lengths;
  }

  /** Follows the slope of quality over rate, halfway at a time. */
  private void updatePrice() {
    int known = assignment.size();
    double[] slopes = new double[known + PRIOR_SLOPES];
    Arrays.fill(slopes, settings.lambda() / (FIRST_DISTORTION * spikes[0].length));
    for (int n = 0; n < known; n++) {
      double step = steps[assignment.steps()[n]];
      slopes[n] = settings.lambda() * step * step / Math.max(assignment.distortions()[n], 1e-9);
    }
    Arrays.sort(slopes);
    double now = DB_PER_NEPER * slopes[slopes.length / 2];
    lambdaDb = lambdaDb == 0 ? now : (lambdaDb + now) / 2;
  }

  private void pass(TrellisModel model) {
    Choice[] choices = Choices.of(model, TrellisCodec.BREADTH, spikes);
    assignment = Assignment.of(choices);
    Reconstruction reconstruction = new Reconstruction(model);
    float[][] restored = new float[spikes.length][spikes[0].length];
    for (int n = 0; n < choices.length; n++) {
      if (choices[n].spikeClass() < means.length) {
        choices[n].reconstruct(reconstruction, restored[n]);
      }
    }
    MeanEstimator estimator = new MeanEstimator(assignment.distortions());
    means = estimator.moved(means, assignment.classes(), spikes, restored);
  }

  private static double squaredDistance(float[] left, float[] right) {
    double sum = 0;
    for (int t = 0; t < left.length; t++) {
      double difference = left[t] - right[t];
      sum += difference * difference;
    }
    return sum;
  }
}
