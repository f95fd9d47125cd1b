// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.training;

import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.trellis.coding.Choice;
import io.github.spikepress.codec.trellis.coding.Choices;
import io.github.spikepress.codec.trellis.estimation.Assignment;
import io.github.spikepress.codec.trellis.estimation.BasisEstimator;
import io.github.spikepress.codec.trellis.estimation.ChoiceLengths;
import io.github.spikepress.codec.trellis.estimation.FirstAssignment;
import io.github.spikepress.codec.trellis.estimation.MeanEstimator;
import io.github.spikepress.codec.trellis.estimation.PriceEstimator;
import io.github.spikepress.codec.trellis.estimation.Residuals;
import io.github.spikepress.codec.trellis.estimation.TableEstimator;
import io.github.spikepress.codec.trellis.model.CoefficientTables;
import io.github.spikepress.codec.trellis.model.Normalization;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.progress.Interruption;
import io.github.spikepress.quantization.ScaledIntegers;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;

/**
 * Estimates a model at a given first step: passes that encode the training spikes with the model so
 * far, in the rounded numbers that are stored, and re-estimate all numbers from the choices made.
 * Not thread-safe.
 */
public final class TrellisTrainer {

  /** The basis stays after so many passes, so that the levels keep their meaning. */
  private static final int BASIS_PASSES = 4;

  /** Directions of a smaller rms, in first steps, are hardly ever quantised to anything but 0. */
  private static final double LEAST_RMS = 0.3;

  /**
   * Rounding the means must not be coarser than this: what it moves a spike off the basis, no
   * coefficient puts right.
   */
  private static final int MEAN_UNITS_PER_STEP = 10;

  private final TrainingSpikes spikes;
  private final TrellisSettings settings;
  private final long seed;

  private float[][] firstMeans;
  private float[] steps;
  private float[][] means;
  private float[][] basis;
  private Assignment assignment;
  private PriceEstimator prices;

  /**
   * Prepares the training.
   *
   * @param training at least one spike
   * @param normalization to the units in which steps are given
   * @param settings the shape of the codec
   * @param seed of the first classes
   */
  public TrellisTrainer(
      Waveforms training, Normalization normalization, TrellisSettings settings, long seed) {
    spikes = TrainingSpikes.of(training, normalization);
    this.settings = settings;
    this.seed = seed;
  }

  /**
   * Trains.
   *
   * @param firstStep smallest step size in model units
   * @param monitor may cancel, which keeps the model of the last pass
   * @return the model
   */
  public TrellisModel train(double firstStep, TrainingMonitor monitor) {
    start(firstStep);
    TrellisModel model = null;
    for (int round = 0; round < settings.rounds(); round++) {
      Interruption.heed();
      if (model != null && monitor.cancelled()) {
        break;
      }
      if (round < BASIS_PASSES) {
        basis =
            spikes.residuals(assignment, means, steps).basis(settings.coefficients(), LEAST_RMS);
      }
      prices.follow(assignment, steps);
      model = estimate();
      pass(model);
      monitor.progressed(assignment.progress(round, settings.rounds()));
    }
    prices.follow(assignment, steps);
    return estimate();
  }

  /**
   * Fits a model to these spikes that was trained on a part of them, or moves it to other steps
   * where trainings at neighbouring steps settle far apart. Steps, basis and prices stay but for
   * the factor: prices that follow the distortion may settle elsewhere.
   *
   * @param model in the same units
   * @param factor by which the steps change, near 1
   * @return the model
   */
  public TrellisModel refit(TrellisModel model, double factor) {
    resume(model);
    pass(model);
    if (factor == 1) {
      return estimate();
    }
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
    prices = PriceEstimator.at(model.prices(), spikes.valuesPerSpike());
  }

  private void start(double firstStep) {
    steps = new float[settings.steps()];
    steps[0] = (float) firstStep;
    for (int j = 1; j < steps.length; j++) {
      steps[j] = steps[j - 1] * settings.stepRatio();
    }
    means = firstMeans().clone();
    assignment = FirstAssignment.of(spikes.rows(), means, steps, settings.stepRatio());
    prices = new PriceEstimator(settings.lambda(), spikes.valuesPerSpike());
  }

  private float[][] firstMeans() {
    if (firstMeans == null) {
      firstMeans = spikes.clusterMeans(settings.classes(), seed);
    }
    return firstMeans;
  }

  private TrellisModel estimate() {
    ScaledIntegers storedMeans = ScaledIntegers.round(means, steps[0] / MEAN_UNITS_PER_STEP);
    ScaledIntegers storedBasis = ScaledIntegers.round(basis, coarsestBasis());
    double[][] coefficients =
        Residuals.coefficients(
            spikes.rows(), assignment, storedMeans.toFloats(), storedBasis.toFloats(), steps);
    int[][][] spreads = spreads(coefficients);
    return new TrellisModel(
        spikes.numChannels(),
        spikes.numSamples(),
        spikes.normalization().gain(),
        storedMeans,
        storedBasis,
        spreads,
        tables(spreads, coefficients),
        ChoiceLengths.ofClasses(assignment, means.length),
        ChoiceLengths.ofSteps(assignment, means.length, steps.length),
        steps,
        prices.prices(),
        false);
  }

  /** Rounding the basis may move a spike by a tenth of a step at most, in the mean. */
  private float coarsestBasis() {
    double energy = Arrays.stream(assignment.distortions()).average().orElse(0) + steps[0];
    return (float) (steps[0] / (3 * Math.sqrt(energy * spikes.valuesPerSpike())));
  }

  private int[][][] spreads(double[][] coefficients) {
    double[] prior = new double[basis.length];
    for (int i = 0; i < prior.length; i++) {
      prior[i] = BasisEstimator.priorMoment(basis[i], spikes.numSamples(), steps[0]);
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

  private void pass(TrellisModel model) {
    Choice[] choices = Choices.of(model, spikes.rows());
    assignment = Assignment.of(choices);
    means = MeanEstimator.moved(model, choices, means, spikes.rows());
  }
}
