// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.benchmark;

import io.github.spikepress.progress.Progress;
import io.github.spikepress.sorting.classification.LinearDiscriminant;
import io.github.spikepress.sorting.classification.NearestTemplate;
import io.github.spikepress.sorting.clustering.mixture.MixtureSettings;
import io.github.spikepress.sorting.clustering.mixture.MixtureSorter;
import io.github.spikepress.sorting.comparison.SortingComparison;
import io.github.spikepress.sorting.features.FittedAlignment;
import io.github.spikepress.sorting.features.SpikeAlignment;
import io.github.spikepress.sorting.model.InputNormalisation;
import io.github.spikepress.sorting.training.NetworkKind;
import io.github.spikepress.sorting.training.SorterTraining;
import io.github.spikepress.waveforms.Waveforms;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

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
    print(Arrays.stream(arguments).skip(4).map(sets::read), pseudo, normalisation, seeds);
  }

  /** Measures and prints one row a set. */
  static void print(
      Stream<LabelledSpikes> sets, boolean pseudo, InputNormalisation normalisation, int seeds) {
    System.out.println(
        "| set | units | labels, training half | BNN | dense | linear | PCA20+LDA | template |"
            + " BNN − dense |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    sets.forEach(
        set -> {
          double[][] figures = new double[seeds][];
          for (int seed = 1; seed <= seeds; seed++) {
            figures[seed - 1] = new Split(set, seed).measure(pseudo, normalisation);
          }
          System.out.println(row(set, figures));
        });
  }

  /** One split of one set. */
  private record Split(LabelledSpikes set, RandomHalves halves, long seed) {

    Split(LabelledSpikes set, long seed) {
      this(set, RandomHalves.of(set, seed), seed);
    }

    double[] measure(boolean pseudo, InputNormalisation normalisation) {
      Waveforms spikes = set.waveforms().select(halves.training());
      Waveforms test = set.waveforms().select(halves.test());
      int[] truth = halves.labels(halves.training());
      int[] labels = pseudo ? pseudoLabels(spikes, truth) : truth;
      FittedAlignment fitted = new SpikeAlignment(3, 10).fit(spikes);
      Waveforms aligned = fitted.align(spikes);
      Waveforms tested = fitted.align(test);
      int[] ids = Arrays.stream(labels).sorted().distinct().toArray();
      int[] classes = Arrays.stream(labels).map(l -> Arrays.binarySearch(ids, l)).toArray();
      return new double[] {
        RandomHalves.share(labels, truth),
        halves.right(network(NetworkKind.BINARIZED, normalisation, spikes, labels, test)),
        halves.right(network(NetworkKind.DENSE, normalisation, spikes, labels, test)),
        halves.right(network(NetworkKind.LINEAR, normalisation, spikes, labels, test)),
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
          .map(
              unit ->
                  comparison.referenceOf(unit) < 0
                      ? unmatched + unit
                      : comparison.referenceOf(unit))
          .toArray();
    }

    private int[] network(
        NetworkKind kind,
        InputNormalisation normalisation,
        Waveforms spikes,
        int[] labels,
        Waveforms test) {
      SorterTraining standard = SorterTraining.standard(kind, spikes.numSpikes(), seed);
      return new SorterTraining(
              standard.network(), standard.training(), normalisation, standard.alignment())
          .train(spikes, labels, Progress.SILENT)
          .unitsOf(test);
    }

    private double right(int[] classes, int[] ids) {
      return halves.right(Arrays.stream(classes).map(c -> ids[c]).toArray());
    }
  }

  private static String row(LabelledSpikes set, double[][] figures) {
    StringBuilder row = new StringBuilder("| " + set.name() + " | " + set.numUnits() + " |");
    for (int column = 0; column < figures[0].length; column++) {
      int at = column;
      double[] values = Arrays.stream(figures).mapToDouble(f -> f[at]).toArray();
      row.append(' ').append(Spread.of(values)).append(" |");
    }
    double[] gaps = Arrays.stream(figures).mapToDouble(f -> f[1] - f[2]).toArray();
    return row.append(String.format(Locale.ROOT, " %+.1f |", Spread.of(gaps).mean())).toString();
  }
}
