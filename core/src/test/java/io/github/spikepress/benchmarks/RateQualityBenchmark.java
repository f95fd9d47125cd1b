// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.benchmarks;

import io.github.spikepress.codec.CodecCost;
import io.github.spikepress.codec.CodecSpec;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingParts;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.waveforms.Waveforms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Mean SNDR at given compression ratios, as a Markdown table. Everything comes from the training
 * half; the ratio counts the payload bytes of the test half. Each figure lies on the line between
 * the two operating points nearest to the ratio, both of which were trained for it.
 *
 * <pre>
 * mvn -q -pl core test-compile exec:java -Dexec.classpathScope=test \
 *   -Dexec.mainClass=io.github.spikepress.benchmarks.RateQualityBenchmark \
 *   -Dexec.args="DATA SETS SPLITS FAMILIES..."
 * </pre>
 *
 * <p>DATA is the folder of the recordings, SETS a list such as {@code REAL,HC1}, SPLITS the most
 * splits taken of each. A family can be followed by options, {@code trellis:classes=24:steps=2}, to
 * compare settings. A set can be followed by {@code :validation}: a fifth of each training half
 * then takes the place of the test half, which is where settings are to be compared.
 */
public final class RateQualityBenchmark {

  private static final double[] RATIOS = {20, 38, 75, 155, 300};
  private static final long SEED = 1;

  /** The second point is trained for a ratio this much beyond the wanted one. */
  private static final double BEYOND = 1.06;

  /** Appended to the name of a set. */
  private static final String VALIDATION = ":validation";

  private record Point(double bits, double sndrDb, int modelBytes, CodecCost cost) {}

  private RateQualityBenchmark() {}

  /**
   * Prints the table.
   *
   * @param args data folder, sets, splits, families
   */
  public static void main(String[] args) {
    System.out.println(
        "| family | set | splits | CR 20 | CR 38 | CR 75 | CR 155 | CR 300 "
            + "| model bytes | encoder MACs | decoder MACs |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
    for (String set : args[1].split(",")) {
      List<BenchmarkSet> splits = splits(set, Path.of(args[0]));
      splits = splits.subList(0, Math.min(splits.size(), Integer.parseInt(args[2])));
      for (int i = 3; i < args.length; i++) {
        System.out.println(row(args[i], set, splits));
      }
    }
  }

  /** The splits of a set, or of its validation parts. */
  static List<BenchmarkSet> splits(String set, Path data) {
    if (!set.endsWith(VALIDATION)) {
      return BenchmarkSet.splits(set, data);
    }
    String name = set.substring(0, set.length() - VALIDATION.length());
    return BenchmarkSet.splits(name, data).stream()
        .map(split -> TrainingParts.cut(split.training(), SEED + 1))
        .map(parts -> new BenchmarkSet(parts.fitting(), parts.validation()))
        .toList();
  }

  private static String row(String contender, String set, List<BenchmarkSet> splits) {
    CodecSpec codec = CodecSpec.parse(contender);
    StringBuilder row =
        new StringBuilder("| " + contender + " | " + set + " | " + splits.size() + " |");
    Point typical = null;
    for (double ratio : RATIOS) {
      double sum = 0;
      for (BenchmarkSet split : splits) {
        List<Point> points = points(codec, split, ratio);
        sum += interpolated(points, bits(split.test(), ratio));
        typical = ratio == 38 ? points.get(0) : typical;
      }
      row.append(String.format(Locale.ROOT, " %.2f |", sum / splits.size()));
    }
    CodecCost cost = typical.cost;
    return row.append(
            String.format(
                Locale.ROOT,
                " %d | %d | %d |",
                typical.modelBytes,
                cost.encoderMacsPerSpike(),
                cost.decoderMacsPerSpike()))
        .toString();
  }

  private static double bits(Waveforms spikes, double ratio) {
    return 16.0 * spikes.valuesPerSpike() / ratio;
  }

  private static List<Point> points(CodecSpec codec, BenchmarkSet split, double ratio) {
    List<Point> points = new ArrayList<>();
    points.add(measure(codec, split, ratio));
    double reached = bits(split.test(), 1) / points.get(0).bits;
    double onTheOtherSide = reached > ratio ? ratio / BEYOND : ratio * BEYOND;
    points.add(measure(codec, split, onTheOtherSide * ratio / reached));
    return points;
  }

  private static Point measure(CodecSpec spec, BenchmarkSet split, double ratio) {
    TrainingRequest request = spec.request(new RateTarget.Ratio(ratio));
    SpikeCodec codec = spec.family().train(split.training(), request, SEED, TrainingMonitor.SILENT);
    EncodedSpikes encoded = codec.encode(split.test());
    Waveforms restored = codec.decode(encoded.numSpikes(), encoded.payload());
    int modelBytes =
        codec.model().tensors().values().stream().mapToInt(t -> t.bytes().length).sum();
    return new Point(
        (double) encoded.payloadBits() / encoded.numSpikes(),
        SignalToNoise.meanDb(split.test(), restored),
        modelBytes,
        codec.cost());
  }

  private static double interpolated(List<Point> points, double bits) {
    Point first = points.get(0);
    Point second = points.get(1);
    double span = second.bits - first.bits;
    if (Math.abs(span) < 0.005 * bits) {
      return (first.sndrDb + second.sndrDb) / 2;
    }
    return first.sndrDb + (bits - first.bits) / span * (second.sndrDb - first.sndrDb);
  }
}
