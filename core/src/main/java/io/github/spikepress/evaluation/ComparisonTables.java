// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A comparison for people to read, as Markdown.
 *
 * @param result the comparison
 */
public record ComparisonTables(ComparisonResult result) {

  private static final double PERCENT = 100;
  private static final String NONE = "–";

  /**
   * Mean SNDR at given payload ratios, read off each codec's curve.
   *
   * @param ratios the columns
   * @return a table with one line a codec; a dash where a codec does not reach a ratio
   */
  public String qualityAt(double... ratios) {
    StringBuilder table = header("codec", columns("CR ", ratios));
    for (RateQualityCurve curve : result.curves()) {
      table.append(
          line(curve.codec(), Arrays.stream(ratios).mapToObj(r -> two(curve.sndrDbAt(r)))));
    }
    return table.toString();
  }

  /**
   * How well spikes are sorted after each codec, mean over the trials.
   *
   * @return a table with one line a codec and one column a target, in percent; the first line is of
   *     the recorded spikes
   */
  public String sorting() {
    List<String> targets = result.points().stream().map(RatePoint::target).distinct().toList();
    StringBuilder table = header("sorted right, %", targets);
    String recorded =
        result.points().stream()
            .findFirst()
            .map(point -> two(PERCENT * point.recordedAccuracy().mean()))
            .orElse(NONE);
    table.append(line("as recorded", targets.stream().map(target -> recorded)));
    for (RateQualityCurve curve : result.curves()) {
      table.append(line(curve.codec(), targets.stream().map(target -> restored(curve, target))));
    }
    return table.toString();
  }

  private static String restored(RateQualityCurve curve, String target) {
    return curve.points().stream()
        .filter(point -> point.target().equals(target))
        .findFirst()
        .map(point -> two(PERCENT * point.restoredAccuracy().mean()))
        .orElse(NONE);
  }

  /**
   * What each codec takes, for the plan of a target.
   *
   * @param target the target in words
   * @return a table with one line a codec
   */
  public String costs(String target) {
    StringBuilder table =
        header(
            "codec, " + target,
            List.of(
                "entropy ratio",
                "payload ratio",
                "file ratio",
                "encoder parameters",
                "encoder MACs",
                "decoder MACs",
                "model bytes",
                "training s",
                "encoded/s",
                "decoded/s"));
    for (RatePoint point : result.points()) {
      if (point.target().equals(target)) {
        List<String> cells = cells(point);
        table.append(
            line(
                point.codec(),
                Stream.concat(cells.subList(4, 7).stream(), cells.subList(9, 16).stream())));
      }
    }
    return table.toString();
  }

  /**
   * Every plan with its mean and standard deviation over the trials.
   *
   * @return a table with one line a plan
   */
  public String points() {
    StringBuilder table =
        header(
            "codec, target",
            List.of(
                "trials",
                "SNDR dB",
                "SNDR sd over waveforms",
                "pooled SNDR dB",
                "entropy ratio",
                "payload ratio",
                "file ratio",
                "sorted right, recorded %",
                "restored %",
                "encoder parameters",
                "encoder MACs",
                "decoder MACs",
                "model bytes",
                "training s",
                "encoded/s",
                "decoded/s"));
    for (RatePoint point : result.points()) {
      table.append(line(point.codec() + ", " + point.target(), cells(point).stream()));
    }
    return table.toString();
  }

  private static List<String> cells(RatePoint point) {
    return List.of(
        Integer.toString(point.trials()),
        spread(point.sndrDb(), 1),
        two(point.sndrSpreadDb().mean()),
        two(point.pooledSndrDb().mean()),
        spread(point.entropyRatio(), 1),
        spread(point.payloadRatio(), 1),
        spread(point.fileRatio(), 1),
        spread(point.recordedAccuracy(), PERCENT),
        spread(point.restoredAccuracy(), PERCENT),
        whole(point.encoderParameters()),
        whole(point.encoderMacsPerSpike()),
        whole(point.decoderMacsPerSpike()),
        whole(point.modelBytes()),
        two(point.trainingSeconds().mean()),
        whole(point.encodedPerSecond()),
        whole(point.decodedPerSecond()));
  }

  private static List<String> columns(String prefix, double... values) {
    return Arrays.stream(values).mapToObj(value -> prefix + plain(value)).toList();
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static StringBuilder header(String first, List<String> columns) {
    String names = line(first, columns.stream());
    return new StringBuilder(names).append("|---".repeat(columns.size() + 1)).append("|\n");
  }

  private static String line(String first, Stream<String> cells) {
    return "| " + first + " | " + cells.collect(Collectors.joining(" | ")) + " |\n";
  }

  private static String spread(MeanSd value, double factor) {
    String mean = two(factor * value.mean());
    return Double.isNaN(value.sd()) ? mean : mean + " ± " + two(factor * value.sd());
  }

  private static String whole(MeanSd value) {
    return String.format(Locale.ROOT, "%.0f", value.mean());
  }

  private static String two(double value) {
    return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%.2f", value);
  }
}
