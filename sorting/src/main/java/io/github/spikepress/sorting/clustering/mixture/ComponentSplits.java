// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.PrincipalAxes;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Splits components of a mixture that two describe better than one, by the Bayesian information
 * criterion and with the noise as it is (compare Pelleg and Moore 2000, X-means). A neuron that
 * rarely fires gets no component of its own from a clustering that begins with all spikes: it is
 * found in the component of its neighbour.
 */
final class ComponentSplits {

  private static final int ROUNDS = 3;
  private static final int MOST_COMPONENTS = 100;
  private static final int FEWEST_SPIKES = 10;
  private static final int AXES = 3;
  private static final double[] SHARES = {0.1, 0.5, 0.9};
  private static final int ITERATIONS = 15;
  private static final int LAST_ITERATIONS = 60;
  private static final double TOLERANCE = 1e-5;

  private final StudentMixture mixture;
  private final double[][] white;
  private final int[] labels;
  private int components;

  private ComponentSplits(StudentMixture mixture) {
    this.mixture = mixture;
    white = mixture.whitePoints();
    labels = mixture.labels();
    components = mixture.units();
    for (int k = 0; k < mixture.units() && components < MOST_COMPONENTS; k++) {
      split(k);
    }
  }

  /**
   * Splits, fits all again, and once more, as long as the criterion falls.
   *
   * @param mixture fitted; not changed
   * @param progress told how far the work is, and asked whether to stop
   * @return a mixture of as many components or more
   */
  static StudentMixture of(StudentMixture mixture, Progress progress) {
    StudentMixture best = mixture;
    for (int round = 0; round < ROUNDS; round++) {
      progress.checkpoint("splitting", (double) round / ROUNDS);
      ComponentSplits splits = new ComponentSplits(best);
      StudentMixture finer =
          new StudentMixture(best.points(), splits.labels, splits.components)
              .withTails(best.tails())
              .fit(LAST_ITERATIONS, TOLERANCE);
      if (finer.bic() >= best.bic()) {
        break;
      }
      best = finer;
    }
    return best;
  }

  private void split(int component) {
    int[] members = IntStream.range(0, labels.length).filter(i -> labels[i] == component).toArray();
    if (members.length < 2 * FEWEST_SPIKES) {
      return;
    }
    double one = mixture.among(members, new int[members.length], 1, ITERATIONS).logLikelihood();
    double most = one + 0.5 * (white[0].length + 1) * StrictMath.log(labels.length);
    int[] best = null;
    for (int[] start : starts(members)) {
      StudentMixture two = mixture.among(members, start, 2, ITERATIONS);
      int[] halves = two.labels();
      int second = Arrays.stream(halves).sum();
      if (two.logLikelihood() > most && Math.min(second, halves.length - second) >= FEWEST_SPIKES) {
        most = two.logLikelihood();
        best = halves;
      }
    }
    if (best != null) {
      for (int i = 0; i < members.length; i++) {
        labels[members[i]] = best[i] == 0 ? component : components;
      }
      components++;
    }
  }

  /** A few or half of the members to one side, along the axes on which they scatter most. */
  private int[][] starts(int[] members) {
    double[][] axes = axes(members);
    int[][] starts = new int[Math.min(AXES, axes.length) * SHARES.length][members.length];
    for (int s = 0; s < starts.length; s++) {
      double[] axis = axes[s / SHARES.length];
      double[] along = Arrays.stream(members).mapToDouble(i -> dot(white[i], axis)).toArray();
      double[] sorted = along.clone();
      Arrays.sort(sorted);
      double border = sorted[(int) (SHARES[s % SHARES.length] * sorted.length)];
      Arrays.setAll(starts[s], i -> along[i] >= border ? 1 : 0);
    }
    return starts;
  }

  private double[][] axes(int[] members) {
    int features = white[0].length;
    double[] mean = new double[features];
    for (int i : members) {
      for (int j = 0; j < features; j++) {
        mean[j] += white[i][j] / members.length;
      }
    }
    double[][] scatter = new double[features][features];
    for (int i : members) {
      for (int r = 0; r < features; r++) {
        for (int c = 0; c < features; c++) {
          scatter[r][c] += (white[i][r] - mean[r]) * (white[i][c] - mean[c]) / members.length;
        }
      }
    }
    return PrincipalAxes.of(scatter).directions();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }
}
