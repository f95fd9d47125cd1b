// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.benchmark;

import io.github.spikepress.sorting.clustering.Sorting;
import io.github.spikepress.sorting.clustering.mixture.MixtureSettings;
import io.github.spikepress.sorting.clustering.mixture.MixtureSorter;
import io.github.spikepress.sorting.comparison.SortingComparison;
import java.util.List;
import java.util.Locale;

/**
 * Prints, as a Markdown table, how many units the mixture finds in simulated sets, on which its
 * settings are chosen, and how many spikes it sorts rightly with that number and with the true one.
 * Arguments: {@code draw}, {@code rest}, {@code background}, {@code distant}, {@code biphasic},
 * {@code biphasic48} or {@code sparse}, how many sets, from which seed.
 */
public final class SimulatedSortingBenchmark {

  private static final long SEED = 1;

  private SimulatedSortingBenchmark() {}

  /** Measures and prints one row a set and one for all. */
  public static void main(String[] arguments) {
    List<LabelledSpikes> sets =
        SimulatedSets.of(
            arguments[0], Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]));
    System.out.println("| set | units | units found | right % | right %, number given |");
    System.out.println("|---|---|---|---|---|");
    int exact = 0;
    int off = 0;
    double right = 0;
    double rightGiven = 0;
    for (LabelledSpikes set : sets) {
      Sorting found = sort(set, 0);
      double accuracy = percent(set, found);
      double accuracyGiven = percent(set, sort(set, set.numUnits()));
      exact += found.numUnits() == set.numUnits() ? 1 : 0;
      off += Math.abs(found.numUnits() - set.numUnits());
      right += accuracy / sets.size();
      rightGiven += accuracyGiven / sets.size();
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %d | %.1f | %.1f |%n",
          set.name(),
          set.numUnits(),
          found.numUnits(),
          accuracy,
          accuracyGiven);
    }
    System.out.printf(
        Locale.ROOT,
        "| %d sets | | exact on %d, %d units off in all | %.1f | %.1f |%n",
        sets.size(),
        exact,
        off,
        right,
        rightGiven);
  }

  private static Sorting sort(LabelledSpikes set, int units) {
    return new MixtureSorter(MixtureSettings.standard(units, SEED)).sort(set.waveforms());
  }

  private static double percent(LabelledSpikes set, Sorting sorting) {
    return 100 * SortingComparison.of(set.labels(), sorting.labels()).accuracy();
  }
}
