// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.benchmark;

import io.github.spikepress.progress.Progress;
import io.github.spikepress.sorting.model.SorterModel;
import io.github.spikepress.sorting.training.NetworkKind;
import io.github.spikepress.sorting.training.SorterTraining;
import io.github.spikepress.waveforms.Waveforms;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Prints, as a Markdown table, what share of test spikes the binarised network sorts as the truth
 * says after they went through a codec. Codec and network learn from the training half, the network
 * from its true labels and spikes as recorded. Arguments: the data folder, a codec family, seeds,
 * payload ratios joined by commas, sets.
 */
public final class CompressedSortingBenchmark {

  private CompressedSortingBenchmark() {}

  /** Measures and prints one row a set and ratio; ratio 1 stands for the spikes as recorded. */
  public static void main(String[] arguments) {
    LabelledSets sets = new LabelledSets(Path.of(arguments[0]));
    String family = arguments[1];
    int seeds = Integer.parseInt(arguments[2]);
    double[] ratios = Arrays.stream(arguments[3].split(",")).mapToDouble(Double::valueOf).toArray();
    System.out.println("| set | ratio asked | payload ratio, test half | BNN |");
    System.out.println("|---|---|---|---|");
    for (String name : Arrays.asList(arguments).subList(4, arguments.length)) {
      LabelledSpikes set = sets.read(name);
      double[][] reached = new double[ratios.length][seeds];
      double[][] right = new double[ratios.length][seeds];
      for (int seed = 0; seed < seeds; seed++) {
        RandomHalves halves = RandomHalves.of(set, seed + 1);
        Waveforms training = set.waveforms().select(halves.training());
        Waveforms test = set.waveforms().select(halves.test());
        SorterModel sorter =
            SorterTraining.standard(NetworkKind.BINARIZED, training.numSpikes(), seed + 1)
                .train(training, halves.labels(halves.training()), Progress.SILENT);
        for (int r = 0; r < ratios.length; r++) {
          Restored restored = Restored.of(family, ratios[r], training, test, seed + 1);
          reached[r][seed] = restored.ratio();
          right[r][seed] = halves.right(sorter.unitsOf(restored.spikes()));
        }
      }
      for (int r = 0; r < ratios.length; r++) {
        System.out.printf(
            Locale.ROOT,
            "| %s | %.0f | %.1f | %s |%n",
            name,
            ratios[r],
            Arrays.stream(reached[r]).average().orElseThrow(),
            Spread.of(right[r]));
      }
    }
  }
}
