// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import io.github.spikepress.progress.Progress;
import io.github.spikepress.sorting.clustering.KMeansClustering;
import io.github.spikepress.sorting.clustering.KMeansSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Searches points for units, a given number of them or as many as there are. */
final class UnitSearch {

  private static final int MOST_COMPONENTS = 40;
  private static final int FEW_COMPONENTS = 6;

  /** Clusterings from which the finest mixture is sought. */
  private static final int STARTS = 3;

  private static final int ITERATIONS = 60;
  private static final int FEW_ITERATIONS = 12;
  private static final double TOLERANCE = 1e-6;

  /** How much more units of a coarser mixture must be worth, in nats. */
  private static final double MUCH_BETTER = 0.3;

  private final double[][] points;
  private final long seed;
  private final Progress progress;
  private final Map<Integer, List<int[]>> quickStarts = new HashMap<>();

  /**
   * Looks at points.
   *
   * @param points {@code [spike][feature]}
   * @param seed where all random numbers come from
   * @param progress told how far the work is, and asked whether to stop
   */
  UnitSearch(double[][] points, long seed, Progress progress) {
    this.points = points;
    this.seed = seed;
    this.progress = progress;
  }

  double[][] points() {
    return points;
  }

  /**
   * As many units as there are hills of density, among spikes of some sizes. In a mixture of many
   * components hills may merge by way of those that lie between; where a coarser mixture shows more
   * units, and they stand apart much better, these are taken.
   */
  SpikeUnits find(SpikeSizes sizes) {
    SpikeUnits fine = null;
    SpikeUnits best = null;
    for (StudentMixture mixture : mixtures()) {
      SpikeUnits units = new SpikeUnits(mixture, Groupings.found(mixture, sizes));
      fine = fine == null ? units : fine;
      best = best == null || units.worth() > best.worth() ? units : best;
    }
    boolean hidden = best.count() > fine.count() && best.worth() > fine.worth() + MUCH_BETTER;
    return hidden ? best : fine;
  }

  /**
   * The finest mixture, then coarser ones. Of the searches from several clusterings the one is kept
   * that met the least Bayesian information criterion: a single one may end with a neuron missed.
   */
  private List<StudentMixture> mixtures() {
    int most = mostComponents(MOST_COMPONENTS, 1);
    List<int[]> starts =
        new SplittableRandom(seed)
            .longs(STARTS)
            .mapToObj(start -> kMeans(10, most, 3, start))
            .toList();
    // K-means before and not within: its random numbers belong to the thread
    MixtureSearch.Path path =
        starts.parallelStream()
            .map(labels -> new MixtureSearch(points, progress).search(labels, most, 1))
            .min(Comparator.comparingDouble(found -> found.best().bic()))
            .orElseThrow();
    List<StudentMixture> mixtures = new ArrayList<>();
    mixtures.add(ComponentSplits.of(path.best(), progress));
    for (StudentMixture coarser : path.coarser()) {
      progress.checkpoint("hills", (double) mixtures.size() / (path.coarser().size() + 1));
      mixtures.add(coarser.fit(FEW_ITERATIONS, TOLERANCE));
    }
    return mixtures;
  }

  /**
   * The so many hills of density that stand out most, of the finest mixture or of coarser ones.
   *
   * @param units units wanted
   * @param sizes of the spikes
   * @return nothing if there are not so many
   */
  Optional<SpikeUnits> hills(int units, SpikeSizes sizes) {
    return mixtures().stream()
        .map(mixture -> new SpikeUnits(mixture, Groupings.found(mixture, sizes, units)))
        .filter(hills -> hills.count() == units)
        .max(Comparator.comparingDouble(SpikeUnits::worth));
  }

  /**
   * So many units, each of one component. Of the mixtures that several starts lead to, the one
   * whose units spikes tell apart best is kept: a likelier one may spend a unit on a few overlaps
   * and see two neurons as one.
   *
   * @param units units wanted
   * @param more further clusterings to start from
   * @return the units
   */
  SpikeUnits fit(int units, int[]... more) {
    int most = mostComponents(Math.max(12, 2 * units + 6), units);
    MixtureSearch.Path path =
        new MixtureSearch(points, progress).search(kMeans(10, most, 3), most, units);
    int[] groups = Groupings.joined(path.best(), units);
    int[] joined = Arrays.stream(path.best().labels()).map(k -> groups[k]).toArray();
    List<int[]> starts = new ArrayList<>(List.of(more));
    starts.addAll(quickStarts(units));
    starts.add(joined);
    starts.add(path.last().labels());
    StudentMixture best = best(starts, units, m -> Distinctness.worth(m.posteriors(0)));
    return new SpikeUnits(best, IntStream.range(0, units).toArray());
  }

  /** How much likelier than by one unit a spike is by so many, in nats; no scaling changes it. */
  double gain(int wanted) {
    int units = Math.min(wanted, points.length);
    StudentMixture one = fitted(new int[points.length], 1);
    StudentMixture many = best(quickStarts(units), units, StudentMixture::logLikelihood);
    return (many.logLikelihood() - one.logLikelihood()) / points.length;
  }

  /** Clusters by the strongest features. */
  int[] kMeans(int features, int clusters, int restarts) {
    return kMeans(features, clusters, restarts, seed);
  }

  private int[] kMeans(int features, int clusters, int restarts, long start) {
    if (clusters == 1) {
      return new int[points.length];
    }
    int kept = Math.min(features, points[0].length);
    double[][] cut =
        Arrays.stream(points).map(p -> Arrays.copyOf(p, kept)).toArray(double[][]::new);
    KMeansSettings how = new KMeansSettings(clusters, kept, restarts, 100, start);
    return KMeansClustering.labels(cut, clusters, how, progress);
  }

  private List<int[]> quickStarts(int units) {
    return quickStarts.computeIfAbsent(
        units, some -> List.of(kMeans(3, some, 50), kMeans(10, some, 20)));
  }

  /** So many components as a search starts with, but no fewer than it is to end with. */
  private int mostComponents(int wanted, int fewest) {
    // A component of fewer spikes than four times the features fits their noise
    int enough = Math.max(points.length / (4 * points[0].length), FEW_COMPONENTS);
    int most = Math.min(Math.min(MOST_COMPONENTS, wanted), Math.min(enough, points.length));
    return Math.max(most, fewest);
  }

  private StudentMixture best(
      List<int[]> starts, int units, ToDoubleFunction<StudentMixture> measure) {
    StudentMixture best = null;
    double most = Double.NEGATIVE_INFINITY;
    for (int[] labels : starts) {
      StudentMixture mixture = fitted(labels, units);
      double value = measure.applyAsDouble(mixture);
      if (best == null || value > most) {
        best = mixture;
        most = value;
      }
    }
    return best;
  }

  private StudentMixture fitted(int[] labels, int units) {
    progress.checkpoint("units", 1);
    return new StudentMixture(points, labels, units)
        .fit(ITERATIONS, TOLERANCE)
        .fitTails(ITERATIONS / 2, TOLERANCE);
  }
}
