// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering;

import io.github.spikepress.progress.Progress;
import io.github.spikepress.sorting.features.PcaFeatures;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;

/**
 * Principal components and K-means, the sorter by which the network codec's paper judges restored
 * spikes (3 components, 500 restarts). Every spike gets a unit; none is an outlier.
 */
public final class KMeansSorter implements SpikeSorter {

  private static final int MOST_UNITS_TRIED = 10;

  private final KMeansSettings settings;

  /**
   * Makes a sorter.
   *
   * @param settings units, components, restarts and seed
   */
  public KMeansSorter(KMeansSettings settings) {
    this.settings = settings;
  }

  @Override
  public Sorting sort(Waveforms waveforms, Progress progress) {
    SortingInput.requireSpikes(waveforms, settings.units());
    double[][] points = PcaFeatures.of(waveforms, settings.components());
    int[] labels =
        settings.units() > 0
            ? cluster(points, settings.units(), progress)
            : clusterByBestSilhouette(points, progress);
    float[] certain = new float[labels.length];
    Arrays.fill(certain, 1);
    return Sorting.bySize(labels, certain, new boolean[labels.length]);
  }

  private int[] cluster(double[][] points, int units, Progress progress) {
    return units == 1
        ? new int[points.length]
        : KMeansClustering.labels(points, units, settings, progress);
  }

  private int[] clusterByBestSilhouette(double[][] points, Progress progress) {
    int[] best = new int[points.length];
    double bestSilhouette = Double.NEGATIVE_INFINITY;
    Silhouette silhouette = new Silhouette(settings.seed());
    for (int units = 2; units <= Math.min(MOST_UNITS_TRIED, points.length - 1); units++) {
      int[] labels = cluster(points, units, progress);
      double mean = silhouette.mean(points, labels);
      if (mean > bestSilhouette) {
        bestSilhouette = mean;
        best = labels;
      }
    }
    return best;
  }
}
