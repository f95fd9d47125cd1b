// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.benchmarks;

import io.github.spikepress.codec.CodecSpec;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.waveforms.Waveforms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How near the payload ratio of the test half comes to the one that was asked for, as a Markdown
 * table: a row a set and ratio; for each split the ratio, and the mean SNDR.
 *
 * <pre>
 * mvn -q -pl core test-compile exec:java -Dexec.classpathScope=test \
 *   -Dexec.mainClass=io.github.spikepress.benchmarks.DeliveredRatioBenchmark \
 *   -Dexec.args="DATA SETS SPLITS RATIOS FAMILIES..."
 * </pre>
 *
 * <p>Arguments as those of {@link RateQualityBenchmark}; RATIOS a list such as {@code 155,300}.
 */
public final class DeliveredRatioBenchmark {

  private static final long SEED = 1;

  private record Point(double ratio, double sndrDb) {}

  private DeliveredRatioBenchmark() {}

  /**
   * Prints the table.
   *
   * @param args data folder, sets, splits, ratios, families
   */
  public static void main(String[] args) {
    System.out.println("| family | set | asked | delivered | dB |");
    System.out.println("|---|---|---|---|---|");
    for (String set : args[1].split(",")) {
      List<BenchmarkSet> splits = RateQualityBenchmark.splits(set, Path.of(args[0]));
      splits = splits.subList(0, Math.min(splits.size(), Integer.parseInt(args[2])));
      for (String ratio : args[3].split(",")) {
        for (int i = 4; i < args.length; i++) {
          System.out.println(row(args[i], set, Double.parseDouble(ratio), splits));
        }
      }
    }
  }

  private static String row(String contender, String set, double asked, List<BenchmarkSet> splits) {
    List<String> delivered = new ArrayList<>();
    double sum = 0;
    for (BenchmarkSet split : splits) {
      Point point = measure(CodecSpec.parse(contender), split, asked);
      delivered.add(String.format(Locale.ROOT, "%.1f", point.ratio));
      sum += point.sndrDb;
    }
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.0f | %s | %.2f |",
        contender,
        set,
        asked,
        String.join(", ", delivered),
        sum / splits.size());
  }

  private static Point measure(CodecSpec spec, BenchmarkSet split, double asked) {
    SpikeCodec codec =
        spec.family()
            .train(
                split.training(),
                spec.request(new RateTarget.Ratio(asked)),
                SEED,
                TrainingMonitor.SILENT);
    EncodedSpikes encoded = codec.encode(split.test());
    Waveforms restored = codec.decode(encoded.numSpikes(), encoded.payload());
    return new Point(
        16.0 * split.test().values().length / encoded.payloadBits(),
        SignalToNoise.meanDb(split.test(), restored));
  }
}
