// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import io.github.spikepress.progress.Progress;
import io.github.spikepress.sorting.clustering.KMeansClustering;
import io.github.spikepress.sorting.clustering.KMeansSettings;
import io.github.spikepress.sorting.clustering.Sorting;
import io.github.spikepress.sorting.clustering.SortingInput;
import io.github.spikepress.sorting.clustering.SpikeSorter;
import io.github.spikepress.sorting.features.PcaFeatures;
import io.github.spikepress.sorting.features.SpikeAlignment;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Sorts without being told much: aligns the spikes, describes their cloud by as many t-distributed
 * components as it asks for, and groups the components to units. Several groupings are tried, from
 * K-means, from a mixture of just that many units and from the information bottleneck; the one
 * whose units can be told apart best is kept. Spikes far from every component, or in one of a
 * handful, are outliers.
 */
public final class MixtureSorter implements SpikeSorter {

  private static final int POINTS_PER_SAMPLE = 10;
  private static final int MOST_COMPONENTS = 40;
  private static final int MOST_SPIKES_FITTED = 6000;
  private static final int BLUR = 3;
  private static final double OUTLIER_PULL = 0.25;

  private final MixtureSettings settings;

  /**
   * Makes a sorter.
   *
   * @param settings units, features and seed
   */
  public MixtureSorter(MixtureSettings settings) {
    this.settings = settings;
  }

  @Override
  public Sorting sort(Waveforms waveforms, Progress progress) {
    SortingInput.requireSpikes(waveforms, settings.units());
    waveforms.requireFinite();
    Waveforms aligned = new SpikeAlignment(settings.maxShift(), POINTS_PER_SAMPLE).align(waveforms);
    double[][] points = PcaFeatures.of(aligned, settings.components());
    double[][] drawn = draw(points);
    StudentMixture components = fit(drawn, progress);
    Groupings groupings = new Groupings(components, BLUR);
    int[] groups =
        settings.units() == 0
            ? groupings.findUnits()
            : groupings.best(settings.units(), starts(drawn, progress));
    return assign(components.on(points), groups, points.length);
  }

  private StudentMixture fit(double[][] points, Progress progress) {
    int wanted = Math.max(12, 2 * settings.units() + 6);
    int most = settings.units() == 0 ? MOST_COMPONENTS : Math.min(MOST_COMPONENTS, wanted);
    // A component of fewer spikes than four times the features fits their noise
    most = Math.min(most, points.length / (4 * points[0].length));
    most = Math.max(most, Math.max(1, settings.units()));
    int[] labels = kMeans(points, 10, most, 3, progress);
    return new MixtureSearch(points, progress).search(labels, most, Math.max(1, settings.units()));
  }

  /** Clusterings by which the components may be grouped. */
  private int[][] starts(double[][] points, Progress progress) {
    int units = settings.units();
    int[] few = kMeans(points, 3, units, 50, progress);
    int[] many = kMeans(points, 10, units, 20, progress);
    return new int[][] {mixture(points, few, many), few, many};
  }

  private int[] mixture(double[][] points, int[]... labels) {
    return Arrays.stream(labels)
        .map(start -> new StudentMixture(points, start, settings.units()).fit(60, 1e-6))
        .reduce((a, b) -> b.logLikelihood() > a.logLikelihood() ? b : a)
        .map(StudentMixture::labels)
        .orElseThrow();
  }

  private int[] kMeans(
      double[][] points, int features, int units, int restarts, Progress progress) {
    if (units == 1) {
      return new int[points.length];
    }
    int kept = Math.min(features, points[0].length);
    double[][] cut =
        Arrays.stream(points).map(p -> Arrays.copyOf(p, kept)).toArray(double[][]::new);
    KMeansSettings how = new KMeansSettings(units, kept, restarts, 100, settings.seed());
    return KMeansClustering.labels(cut, units, how, progress);
  }

  /** All points, or so many drawn from the seed that the search stays quick. */
  private double[][] draw(double[][] points) {
    if (points.length <= MOST_SPIKES_FITTED) {
      return points;
    }
    SplittableRandom random = new SplittableRandom(settings.seed());
    int[] order = IntStream.range(0, points.length).toArray();
    double[][] drawn = new double[MOST_SPIKES_FITTED][];
    for (int i = 0; i < drawn.length; i++) {
      int other = random.nextInt(i, order.length);
      drawn[i] = points[order[other]];
      order[other] = order[i];
    }
    return drawn;
  }

  private static Sorting assign(StudentMixture components, int[] groups, int numSpikes) {
    int numGroups = Arrays.stream(groups).max().orElse(0) + 1;
    var sums = Distinctness.sums(components.posteriors(0), groups, numGroups);
    int[] labels = new int[numSpikes];
    float[] probabilities = new float[numSpikes];
    boolean[] outliers = new boolean[numSpikes];
    int[] nearest = components.labels();
    int[] sizes = new int[groups.length];
    for (int component : nearest) {
      sizes[component]++;
    }
    int fewest = Math.min(5, numSpikes / 100);
    for (int i = 0; i < numSpikes; i++) {
      for (int g = 0; g < numGroups; g++) {
        if (sums.get(g)[i] > probabilities[i]) {
          probabilities[i] = (float) sums.get(g)[i];
          labels[i] = g;
        }
      }
      outliers[i] = components.greatestPull(i) < OUTLIER_PULL || sizes[nearest[i]] < fewest;
    }
    return Sorting.bySize(labels, probabilities, outliers);
  }
}
