// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.github.spikepress.sorting.clustering.KMeansSettings;
import io.github.spikepress.sorting.clustering.KMeansSorter;
import io.github.spikepress.sorting.clustering.Sorting;
import io.github.spikepress.sorting.clustering.mixture.MixtureSettings;
import io.github.spikepress.sorting.clustering.mixture.MixtureSorter;
import io.github.spikepress.sorting.comparison.SortingComparison;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Prints the accuracy of the sorters on all labelled sets as a Markdown table. Arguments: the data
 * folder, the seeds of the mixture (K-means has seed 1), then the sets wanted (all if none is
 * named).
 */
public final class SortingBenchmark {

  private static final long SEED = 1;
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private SortingBenchmark() {}

  /** Measures and prints. */
  public static void main(String[] arguments) {
    LabelledSets sets = new LabelledSets(Path.of(arguments[0]));
    int seeds = Integer.parseInt(arguments[1]);
    List<String> names = new ArrayList<>(Arrays.asList(arguments).subList(2, arguments.length));
    if (names.isEmpty()) {
      names.addAll(LabelledSets.SIMULATED);
      names.addAll(LabelledSets.REAL);
      names.addAll(LabelledSets.RENAMED);
    }
    System.out.println(
        "| set | spikes | units | K-means % | mixture % | outliers % | units found | mixture %,"
            + " units found | mixture, CPU s per 10,000 spikes |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    for (String name : names) {
      System.out.println(row(sets.read(name), seeds));
      if (name.equals("D1_015")) {
        System.out.println(isolated(sets));
      }
    }
  }

  private static String row(LabelledSpikes set, int seeds) {
    int units = set.numUnits();
    Sorting kMeans = new KMeansSorter(KMeansSettings.paper(units, SEED)).sort(set.waveforms());
    Sorting[] given = new Sorting[seeds];
    double[] right = new double[seeds];
    long start = cpuNanoseconds();
    for (int s = 0; s < seeds; s++) {
      given[s] = mixture(set, units, SEED + s);
      right[s] = percent(set.labels(), given[s].labels());
    }
    double seconds = (cpuNanoseconds() - start) / 1e9 / seeds;
    int[] found = new int[seeds];
    double[] rightFound = new double[seeds];
    for (int s = 0; s < seeds; s++) {
      Sorting sorting = mixture(set, 0, SEED + s);
      found[s] = sorting.numUnits();
      rightFound[s] = percent(set.labels(), sorting.labels());
    }
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %.1f | %s | %.1f | %s | %s | %.1f |",
        set.name(),
        set.labels().length,
        units,
        percent(set.labels(), kMeans.labels()),
        Spread.of(right),
        percentOutliers(given[0]),
        Arrays.stream(found).mapToObj(Integer::toString).collect(Collectors.joining(" ")),
        Spread.of(rightFound),
        seconds * 10_000 / set.labels().length);
  }

  private static String isolated(LabelledSets sets) {
    LabelledSpikes set = sets.read("D1_015");
    boolean[] isolated = sets.isolatedInDifficult1();
    int[] truth = set.labels().clone();
    for (int i = 0; i < truth.length; i++) {
      truth[i] = isolated[i] ? truth[i] : -1;
    }
    Sorting kMeans = new KMeansSorter(KMeansSettings.paper(3, SEED)).sort(set.waveforms());
    SortingComparison mixture = SortingComparison.of(truth, mixture(set, 3, SEED).labels());
    return String.format(
        Locale.ROOT,
        "| its isolated spikes | %d | 3 | %.1f | %.1f | | | | |",
        mixture.numSpikes(),
        percent(truth, kMeans.labels()),
        100 * mixture.accuracy());
  }

  private static Sorting mixture(LabelledSpikes set, int units, long seed) {
    return new MixtureSorter(MixtureSettings.standard(units, seed)).sort(set.waveforms());
  }

  private static double percent(int[] truth, int[] labels) {
    return 100 * SortingComparison.of(truth, labels).accuracy();
  }

  private static double percentOutliers(Sorting sorting) {
    int count = 0;
    for (boolean outlier : sorting.outliers()) {
      count += outlier ? 1 : 0;
    }
    return 100.0 * count / sorting.numSpikes();
  }

  /** Of all threads, because the sorter uses several. */
  private static long cpuNanoseconds() {
    return PROCESS.getProcessCpuTime();
  }
}
