// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.benchmark;

import io.github.spikepress.sorting.comparison.KMeansJudge;
import io.github.spikepress.waveforms.Waveforms;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Prints, as a Markdown table, how many percent points more or less principal components and
 * K-means sort rightly after a codec than before, over random halves of a set of which one trains
 * the codec and the other is sorted. Beside it what the same sorting makes of the recorded spikes
 * with white noise as strong as the codec's error: how much of a change is the sorter's. Arguments:
 * the data folder, a codec family, seeds, payload ratios joined by commas, sets.
 */
public final class KMeansAfterCodecBenchmark {

  private KMeansAfterCodecBenchmark() {}

  /** Measures and prints one row a set and ratio. */
  public static void main(String[] arguments) {
    LabelledSets sets = new LabelledSets(Path.of(arguments[0]));
    int seeds = Integer.parseInt(arguments[2]);
    double[] ratios = Arrays.stream(arguments[3].split(",")).mapToDouble(Double::valueOf).toArray();
    System.out.println(
        "| set | ratio asked | ratio | as recorded | codec, points | noise, points |");
    System.out.println("|---|---|---|---|---|---|");
    for (String name : Arrays.asList(arguments).subList(4, arguments.length)) {
      for (double ratio : ratios) {
        Row row = new Row(seeds);
        for (int seed = 1; seed <= seeds; seed++) {
          row.measure(sets.read(name), arguments[1], ratio, seed);
        }
        System.out.printf(
            Locale.ROOT,
            "| %s | %.0f | %.1f | %s | %s | %s |%n",
            name,
            ratio,
            Arrays.stream(row.reached).average().orElseThrow(),
            Spread.of(row.recorded),
            Spread.of(row.codec),
            Spread.of(row.noise));
      }
    }
  }

  /** One value a seed: the ratio, the share sorted rightly as recorded, and its changes. */
  private static final class Row {

    private final double[] reached;
    private final double[] recorded;
    private final double[] codec;
    private final double[] noise;

    Row(int seeds) {
      reached = new double[seeds];
      recorded = new double[seeds];
      codec = new double[seeds];
      noise = new double[seeds];
    }

    void measure(LabelledSpikes set, String family, double ratio, int seed) {
      RandomHalves halves = RandomHalves.of(set, seed);
      Waveforms test = set.waveforms().select(halves.test());
      int[] truth = halves.labels(halves.test());
      Restored restored =
          Restored.of(family, ratio, set.waveforms().select(halves.training()), test, seed);
      KMeansJudge judge = new KMeansJudge(3, KMeansJudge.PAPER.restarts(), seed);
      int at = seed - 1;
      reached[at] = restored.ratio();
      recorded[at] = 100 * judge.accuracy(test, truth);
      codec[at] = 100 * judge.accuracy(restored.spikes(), truth) - recorded[at];
      Waveforms noisy = noisy(test, restored.spikes(), seed);
      noise[at] = 100 * judge.accuracy(noisy, truth) - recorded[at];
    }

    private static Waveforms noisy(Waveforms recorded, Waveforms restored, long seed) {
      float[] values = recorded.values().clone();
      double power = 0;
      for (int i = 0; i < values.length; i++) {
        power += Math.pow(values[i] - restored.values()[i], 2) / values.length;
      }
      Random random = new Random(seed);
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (Math.sqrt(power) * random.nextGaussian());
      }
      return new Waveforms(
          recorded.numSpikes(), recorded.numChannels(), recorded.numSamples(), values);
    }
  }
}
