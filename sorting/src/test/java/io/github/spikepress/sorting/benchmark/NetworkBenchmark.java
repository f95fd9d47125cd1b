// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.benchmark;

import io.github.spikepress.progress.Progress;
import io.github.spikepress.sorting.classification.LinearDiscriminant;
import io.github.spikepress.sorting.classification.NearestTemplate;
import io.github.spikepress.sorting.clustering.mixture.MixtureSettings;
import io.github.spikepress.sorting.clustering.mixture.MixtureSorter;
import io.github.spikepress.sorting.comparison.SortingComparison;
import io.github.spikepress.sorting.features.SpikeAlignment;
import io.github.spikepress.sorting.model.InputNormalisation;
import io.github.spikepress.sorting.training.NetworkKind;
import io.github.spikepress.sorting.training.SorterTraining;
import io.github.spikepress.waveforms.Waveforms;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Prints, as a Markdown table, what share of test spikes the networks and the simple classifiers
 * sort as the truth says. Arguments: the data folder; {@code pseudo} for labels of the unsupervised
 * sorter, {@code true} for the upper bound; {@code zca} or another normalisation; seeds; sets.
 *
 * <p>For each seed the spikes are split in halves at random. The unsupervised sorter, which is told
 * the number of units, sees the training half alone; its units are named by the best match with the
 * truth of that half, and so every figure is a share of test spikes with the right name.
 */
public final class NetworkBenchmark {

  private static final int COMPONENTS = 20;

  private NetworkBenchmark() {}

  /** Measures and prints one row a set. */
  public static void main(String[] arguments) {
    LabelledSets sets = new LabelledSets(Path.of(arguments[0]));
    boolean pseudo = arguments[1].equals("pseudo");
    InputNormalisation normalisation = InputNormalisation.of(arguments[2]);
    int seeds = Integer.parseInt(arguments[3]);
    System.out.println(
        "| set | units | labels, training half | BNN | dense | linear | PCA20+LDA | template |"
            + " BNN − dense |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    for (String name : Arrays.asList(arguments).subList(4, arguments.length)) {
      LabelledSpikes set = sets.read(name);
      double[][] figures = new double[seeds][];
      for (int seed = 1; seed <= seeds; seed++) {
        figures[seed - 1] = new Split(set, seed).measure(pseudo, normalisation);
      }
      System.out.println(row(set, figures));
    }
  }

  /** One split of one set. */
  private record Split(LabelledSpikes set, long seed, int[] training, int[] test) {

    Split(LabelledSpikes set, long seed) {
      this(set, seed, shuffled(set.labels().length, seed));
    }

    private Split(LabelledSpikes set, long seed, int[] order) {
      this(
          set,
          seed,
          Arrays.copyOf(order, order.length / 2),
          Arrays.copyOfRange(order, order.length / 2, order.length));
    }

    double[] measure(boolean pseudo, InputNormalisation normalisation) {
      Waveforms spikes = set.waveforms().select(training);
      int[] truth = labels(training);
      int[] labels = pseudo ? pseudoLabels(spikes, truth) : truth;
      var fitted = new SpikeAlignment(3, 10).fit(spikes);
      Waveforms aligned = fitted.align(spikes);
      Waveforms tested = fitted.align(set.waveforms().select(test));
      int[] ids = Arrays.stream(labels).sorted().distinct().toArray();
      int[] classes = Arrays.stream(labels).map(l -> Arrays.binarySearch(ids, l)).toArray();
      return new double[] {
        share(labels, truth),
        network(NetworkKind.BINARIZED, normalisation, spikes, labels),
        network(NetworkKind.DENSE, normalisation, spikes, labels),
        network(NetworkKind.LINEAR, normalisation, spikes, labels),
        right(LinearDiscriminant.fit(aligned, classes, COMPONENTS).classify(tested), ids),
        right(NearestTemplate.fit(aligned, classes).classify(tested), ids)
      };
    }

    /** Labels made without the truth, then named by it: a unit without a match stays wrong. */
    private int[] pseudoLabels(Waveforms spikes, int[] truth) {
      int[] sorted =
          new MixtureSorter(MixtureSettings.standard(set.numUnits(), seed)).sort(spikes).labels();
      SortingComparison comparison = SortingComparison.of(truth, sorted);
      int unmatched = Arrays.stream(set.labels()).max().orElseThrow() + 1;
      return Arrays.stream(sorted)
          .map(unit -> Math.max(-1, comparison.referenceOf(unit)) < 0
              ? unmatched + unit
              : comparison.referenceOf(unit))
          .toArray();
    }

    private double network(
        NetworkKind kind, InputNormalisation normalisation, Waveforms spikes, int[] labels) {
      SorterTraining standard = SorterTraining.standard(kind, spikes.numSpikes(), seed);
      int[] units =
          new SorterTraining(
                  standard.network(), standard.training(), normalisation, standard.alignment())
              .train(spikes, labels, Progress.SILENT)
              .unitsOf(set.waveforms().select(test));
      return share(units, labels(test));
    }

    private double right(int[] classes, int[] ids) {
      return share(Arrays.stream(classes).map(c -> ids[c]).toArray(), labels(test));
    }

    private int[] labels(int[] spikes) {
      return Arrays.stream(spikes).map(i -> set.labels()[i]).toArray();
    }

    private static double share(int[] given, int[] truth) {
      return 100.0
          * IntStream.range(0, truth.length).filter(i -> given[i] == truth[i]).count()
          / truth.length;
    }

    private static int[] shuffled(int count, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      int[] order = IntStream.range(0, count).toArray();
      for (int i = count - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        int index = order[i];
        order[i] = order[other];
        order[other] = index;
      }
      return order;
    }
  }

  private static String row(LabelledSpikes set, double[][] figures) {
    StringBuilder row = new StringBuilder("| " + set.name() + " | " + set.numUnits() + " |");
    for (int column = 0; column < figures[0].length; column++) {
      int at = column;
      double[] values = Arrays.stream(figures).mapToDouble(f -> f[at]).toArray();
      row.append(
          String.format(Locale.ROOT, " %.1f ± %.1f |", mean(values), deviation(values)));
    }
    double[] gaps = Arrays.stream(figures).mapToDouble(f -> f[1] - f[2]).toArray();
    return row.append(String.format(Locale.ROOT, " %+.1f |", mean(gaps))).toString();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** The standard deviation of a sample. */
  private static double deviation(double[] values) {
    double mean = mean(values);
    double sum = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(sum / Math.max(1, values.length - 1));
  }

  /** The sets of the table. */
  static final List<String> SETS =
      List.of(
          "D2_005", "D2_01", "D2_02", "D1_015", "mart3_0", "mart3_1", "m09_2", "m09_4", "ped4_3",
          "ped11_5", "ped16_0", "ped19_1", "hc1", "bnu", "zf9", "zf33");
}
