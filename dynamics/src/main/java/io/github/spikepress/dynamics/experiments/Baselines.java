// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.experiments;

import io.github.spikepress.dynamics.baselines.ConditionOracle;
import io.github.spikepress.dynamics.baselines.LinearImputation;
import io.github.spikepress.dynamics.baselines.Smoothing;
import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.dynamics.counts.RandomChannels;
import io.github.spikepress.dynamics.evaluation.RateAgreement;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What the autoencoder is compared with, on the same masks: {@code Baselines FILE SEED
 * CHANNELS...}. Each figure of smoothing and of linear imputation is that of its own best setting,
 * chosen with the truth, which favours them.
 */
public final class Baselines {

  private static final double[] SIGMA_BINS = {1, 2, 3, 5, 8, 12, 20, 40};
  private static final int MOST_COMPONENTS = 8;

  private Baselines() {}

  /**
   * Prints three rows for each number of channels.
   *
   * @param arguments as above
   */
  public static void main(String[] arguments) {
    LorenzSet set = LorenzSet.read(Path.of(arguments[0]));
    long seed = Long.parseLong(arguments[1]);
    ResultRow.printHeader();
    for (String channels : Arrays.asList(arguments).subList(2, arguments.length)) {
      rows(set, Integer.parseInt(channels), seed).forEach(ResultRow::print);
    }
  }

  /**
   * The oracle, smoothing, and smoothing with principal components.
   *
   * @param set the trials; the conditions are those of its true rates
   * @param observed channels of each bin
   * @param seed of the masks
   * @return a row for each
   */
  public static List<ResultRow> rows(LorenzSet set, int observed, long seed) {
    RandomChannels scheme = new RandomChannels(observed);
    BinnedCounts training = set.training().sampled(scheme, 100 + seed);
    BinnedCounts validation = set.validation().sampled(scheme, 200 + seed);
    double[][][] truth = set.validationRatesHz();
    double[] means = training.meanCounts();
    Best smoothing = new Best();
    Best linear = new Best();
    for (double sigma : SIGMA_BINS) {
      Smoothing kernel = new Smoothing(sigma);
      smoothing.offer(RateAgreement.of(kernel.ratesHz(validation, means), truth));
      for (int components = 1; components <= MOST_COMPONENTS; components++) {
        LinearImputation baseline = LinearImputation.fit(training, kernel, components);
        linear.offer(RateAgreement.of(baseline.ratesHz(validation), truth));
      }
    }
    return List.of(
        row("ORACLE", observed, seed, RateAgreement.of(oracle(truth).ratesHz(validation), truth)),
        row("SMOOTHING", observed, seed, smoothing.figures()),
        row("SMOOTHING_PCA", observed, seed, linear.figures()));
  }

  /** The trials' true rates repeat: each different one is a condition. */
  private static ConditionOracle oracle(double[][][] truth) {
    Map<Integer, double[][]> conditions = new LinkedHashMap<>();
    for (double[][] trial : truth) {
      conditions.putIfAbsent(Arrays.deepHashCode(trial), trial);
    }
    return new ConditionOracle(conditions.values().toArray(double[][][]::new));
  }

  private static ResultRow row(String method, int observed, long seed, RateAgreement figures) {
    return new ResultRow(method, Scheme.RANDOM.name(), observed, seed, figures, Double.NaN, 0, 0);
  }

  /** The best of each figure. */
  private static final class Best {

    private RateAgreement best;

    void offer(RateAgreement other) {
      best =
          best == null
              ? other
              : new RateAgreement(
                  greater(other, RateAgreement::mean),
                  greater(other, RateAgreement::median),
                  greater(other, RateAgreement::meanModulated),
                  other.modulated(),
                  greater(other, RateAgreement::pooled),
                  greater(other, RateAgreement::worst));
    }

    RateAgreement figures() {
      return best;
    }

    private double greater(RateAgreement other, ToDoubleFunction<RateAgreement> figure) {
      return Math.max(figure.applyAsDouble(best), figure.applyAsDouble(other));
    }
  }
}
