// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.benchmark;

import io.github.spikepress.benchmarks.BenchmarkSet;
import io.github.spikepress.charts.ChartFile;
import io.github.spikepress.charts.RateQualityChart;
import io.github.spikepress.evaluation.CodecPlan;
import io.github.spikepress.evaluation.Comparison;
import io.github.spikepress.evaluation.ComparisonResult;
import io.github.spikepress.evaluation.ComparisonSet;
import io.github.spikepress.evaluation.ComparisonTables;
import io.github.spikepress.evaluation.RunCache;
import io.github.spikepress.evaluation.Trial;
import io.github.spikepress.evaluation.limit.GaussianMixtureLimit;
import io.github.spikepress.evaluation.limit.LimitPoint;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.SignalUnits;
import io.github.spikepress.sorting.comparison.KMeansJudge;
import io.github.spikepress.waveforms.SpikeMetadata;
import io.github.spikepress.waveforms.Spikes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares codecs on the benchmark sets, with their given splits, and on the labelled sets, whose
 * first half trains; {@code docs/figures/compare.sh} runs it. Finished runs lie in {@code
 * FOLDER/runs}, the figures in {@code FOLDER/SET.csv}, {@code .json} and {@code .png}.
 *
 * <pre>
 * CodecComparison DATA FOLDER SETS SPLITS RATIOS FAMILIES
 * </pre>
 *
 * <p>DATA is the folder of the recordings; SETS, RATIOS and FAMILIES are lists such as {@code
 * REAL,HC1}; SPLITS is the most trials of each set.
 */
public final class CodecComparison {

  private CodecComparison() {}

  /**
   * Prints the tables.
   *
   * @param args data folder, output folder, sets, splits, ratios, families
   */
  public static void main(String[] args) {
    Path folder = Path.of(args[1]);
    RunCache cache = RunCache.in(folder.resolve("runs"));
    double[] ratios = Arrays.stream(args[4].split(",")).mapToDouble(Double::parseDouble).toArray();
    for (String name : args[2].split(",")) {
      ComparisonSet set = set(name, Path.of(args[0])).first(Integer.parseInt(args[3]));
      List<CodecPlan> plans = new ArrayList<>();
      for (String family : args[5].split(",")) {
        plans.addAll(CodecPlan.atRatios(family, ratios));
      }
      ComparisonResult result =
          new Comparison(set, plans, KMeansJudge.PAPER, cache).run(Progress.SILENT);
      result.table().write(folder, name);
      List<LimitPoint> limit = GaussianMixtureLimit.USUAL.of(set, Progress.SILENT);
      ChartFile.write(
          folder.resolve(name + ".png"),
          List.of(RateQualityChart.of(name, result.curves(), limit)));
      print(name, new ComparisonTables(result), ratios, limit);
      result.refusals().forEach(System.out::println);
    }
  }

  private static void print(
      String name, ComparisonTables tables, double[] ratios, List<LimitPoint> limit) {
    System.out.println("## " + name + "\n");
    System.out.print(tables.qualityAt(ratios));
    StringBuilder line = new StringBuilder("| *limit (Gaussian mixture)* |");
    for (double ratio : ratios) {
      line.append(
          String.format(Locale.ROOT, " *%.2f* |", GaussianMixtureLimit.sndrDbAt(limit, ratio)));
    }
    System.out.println(line + "\n");
    System.out.println(tables.sorting());
    System.out.println(tables.costs("ratio 38"));
  }

  private static ComparisonSet set(String name, Path data) {
    if (BenchmarkSet.NAMES.contains(name)) {
      return BenchmarkSet.comparison(name, data);
    }
    LabelledSpikes labelled = new LabelledSets(data).read(name);
    Spikes spikes =
        new Spikes(
            labelled.waveforms(),
            Optional.empty(),
            Optional.of(labelled.labels()),
            new SpikeMetadata(name, Double.NaN, SignalUnits.UNKNOWN, -1));
    return new ComparisonSet(name, spikes, Trial.byTime(spikes.waveforms().numSpikes(), 1, 1, 1));
  }
}
