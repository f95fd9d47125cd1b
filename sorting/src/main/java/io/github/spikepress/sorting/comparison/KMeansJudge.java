// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.comparison;

import io.github.spikepress.evaluation.SpikeJudge;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.sorting.clustering.KMeansSettings;
import io.github.spikepress.sorting.clustering.KMeansSorter;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Judges as the CAE paper does (Section 3.4): principal components and K-means on the spikes of
 * known unit, with as many clusters as there are units, and the best one-to-one matching. Restored
 * spikes are sorted in their own components, as a user would.
 *
 * @param components principal components
 * @param restarts K-means runs, of which the one of least inertia is kept
 * @param seed where all random numbers come from
 */
public record KMeansJudge(int components, int restarts, long seed) implements SpikeJudge {

  private static final int MAX_ITERATIONS = 100;

  /** Three components and 500 restarts. */
  public static final KMeansJudge PAPER = new KMeansJudge(3, 500, 1);

  /** Checks the ranges. */
  public KMeansJudge {
    settings(1, components, restarts, seed);
  }

  @Override
  public String name() {
    return "PCA "
        + components
        + " and K-means, best of "
        + restarts
        + ", seed "
        + seed
        + ", spikes of known unit only";
  }

  @Override
  public double accuracy(Waveforms waveforms, int[] labels) {
    int[] known = IntStream.range(0, labels.length).filter(i -> labels[i] >= 0).toArray();
    int[] truth = IntStream.of(known).map(i -> labels[i]).toArray();
    int units = (int) Arrays.stream(truth).distinct().count();
    if (units < 2 || units > KMeansSettings.MAX_UNITS) {
      return Double.NaN;
    }
    int[] sorted =
        new KMeansSorter(settings(units, components, restarts, seed))
            .sort(waveforms.select(known), Progress.SILENT)
            .labels();
    return SortingComparison.of(truth, sorted).accuracy();
  }

  private static KMeansSettings settings(int units, int components, int restarts, long seed) {
    return new KMeansSettings(units, components, restarts, MAX_ITERATIONS, seed);
  }
}
