// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.tuning;

import io.github.spikepress.codec.trellis.coding.Choice;
import io.github.spikepress.codec.trellis.coding.Choices;
import io.github.spikepress.codec.trellis.estimation.Assignment;
import io.github.spikepress.codec.trellis.estimation.ChoiceLengths;
import io.github.spikepress.codec.trellis.estimation.FirstAssignment;
import io.github.spikepress.codec.trellis.estimation.MeanEstimator;
import io.github.spikepress.codec.trellis.estimation.PriceEstimator;
import io.github.spikepress.codec.trellis.estimation.Residuals;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.quantization.Codebook;
import io.github.spikepress.quantization.KMeans;
import java.util.Arrays;

/**
 * Finds the tuning that suits given spikes: passes as in training for one recording, but with all
 * numbers rounded to what a payload says. Not thread-safe.
 */
final class TuningSearch {

  private static final int KMEANS_ITERATIONS = 8;
  private static final int PASSES = 4;

  /** The directions stay after so many passes. */
  private static final int DIRECTION_PASSES = 3;

  /** Fixed: a codec has no other chance. */
  private static final long SEED = 1;

  private final TuningPrior prior;
  private final TunedNumbers numbers;
  private final Tuning.Scale scale;
  private final float[][] spikes;
  private final float[] steps;
  private final PriceEstimator prices;

  private float[][] means;
  private Assignment assignment;
  private DirectionSearch.Found directions;

  /**
   * Prepares a search.
   *
   * @param prior what is known of any recording
   * @param scale the spikes' level and the size of the steps
   * @param spikes {@code [spike][value]} in model units, none too large
   */
  TuningSearch(TuningPrior prior, Tuning.Scale scale, float[][] spikes) {
    this.prior = prior;
    numbers = new TunedNumbers(prior);
    this.scale = scale;
    this.spikes = spikes;
    steps = numbers.steps(scale);
    prices = new PriceEstimator(prior.lambda(), prior.numChannels() * prior.numSamples());
  }

  /**
   * Searches.
   *
   * @param classes most classes, each with a mean of its own
   * @return a tuning with the model that it makes
   */
  Tuned search(int classes) {
    if (spikes.length == 0) {
      Tuning silent = Tuning.silent(prior, scale);
      return new Tuned(silent, numbers.model(silent, new TrellisModel.Prices(prior.lambda(), 1)));
    }
    start(Math.min(classes, Tuning.GREATEST_CLASSES));
    for (int pass = 0; pass < PASSES; pass++) {
      if (pass < DIRECTION_PASSES) {
        directions = directions();
      }
      TrellisModel model = estimate().model();
      Choice[] choices = Choices.of(model, spikes);
      assignment = Assignment.of(choices);
      means = MeanEstimator.moved(model, choices, means, spikes);
    }
    return estimate();
  }

  private void start(int classes) {
    Codebook codebook = KMeans.fit(spikes, classes, KMEANS_ITERATIONS, SEED);
    means = new float[codebook.size()][];
    for (int k = 0; k < means.length; k++) {
      means[k] = codebook.codeword(k);
    }
    assignment = FirstAssignment.of(spikes, means, steps, steps[1] / steps[0]);
  }

  private Tuned estimate() {
    int[][] storedMeans = meanIntegers();
    ProfileEstimator estimator = profile(storedMeans);
    int[] profile = estimator.profile();
    int count = numDirections(profile, directions.given().length);
    Tuning tuning =
        new Tuning(
            scale,
            storedMeans,
            directions.given(),
            directions.mixture(),
            count,
            Arrays.copyOf(profile, count * prior.numChannels()),
            estimator.widths(profile),
            stored(
                ChoiceLengths.ofClasses(assignment, means.length),
                TunedNumbers.CLASS_LENGTH_UNIT,
                Tuning.GREATEST_CLASS_LENGTH),
            Arrays.stream(ChoiceLengths.ofSteps(assignment, means.length, steps.length))
                .map(row -> stored(row, TunedNumbers.STEP_LENGTH_UNIT, Tuning.GREATEST_STEP_LENGTH))
                .toArray(int[][]::new));
    return new Tuned(tuning, numbers.model(tuning, prices.after(assignment, steps)));
  }

  private DirectionSearch.Found directions() {
    DirectionSearch search = new DirectionSearch(prior, steps[0]);
    for (int n = 0; n < spikes.length; n++) {
      int k = assignment.classes()[n];
      if (k < means.length) {
        search.add(spikes[n], means[k], steps[assignment.steps()[n]]);
      }
    }
    return search.find();
  }

  private ProfileEstimator profile(int[][] storedMeans) {
    double[][] along = numbers.directions(directions.given(), prior.numSamples());
    double[][] across = numbers.mixture(directions.mixture());
    int[] all = new int[along.length * across.length];
    Arrays.setAll(all, i -> i);
    float[][] basis = numbers.basis(along, across, all).toFloats();
    float[][] rounded = numbers.means(scale, storedMeans).toFloats();
    double[][] coefficients = Residuals.coefficients(spikes, assignment, rounded, basis, steps);
    ProfileEstimator estimator = new ProfileEstimator(means.length, steps.length, basis.length);
    for (int n = 0; n < spikes.length; n++) {
      if (coefficients[n] != null) {
        estimator.add(assignment.classes()[n], assignment.steps()[n], coefficients[n]);
      }
    }
    return estimator;
  }

  /** As few as hold all coefficients that are worth coding. */
  private int numDirections(int[] profile, int least) {
    int last = profile.length - 1;
    while (last > 0 && profile[last] == 0) {
      last--;
    }
    return Math.max(least, last / prior.numChannels() + 1);
  }

  private int[][] meanIntegers() {
    int samples = prior.numSamples();
    float[][] coordinates = numbers.coordinates();
    float unit = numbers.meanUnit(scale);
    int[][] integers = new int[means.length][means[0].length];
    for (int k = 0; k < means.length; k++) {
      for (int i = 0; i < means[k].length; i++) {
        float sum = 0;
        for (int t = 0; t < samples; t++) {
          sum += coordinates[i % samples][t] * means[k][i - i % samples + t];
        }
        double nearest = Math.rint(sum / unit);
        integers[k][i] = (int) Math.max(-TuningCoder.LIMIT, Math.min(TuningCoder.LIMIT, nearest));
      }
    }
    return integers;
  }

  private static int[] stored(int[] lengths, int unit, int greatest) {
    return Arrays.stream(lengths)
        .map(length -> Math.min(greatest, (length + unit / 2) / unit))
        .toArray();
  }
}
