// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.spikepress.charts.ChartFile;
import io.github.spikepress.charts.RateQualityChart;
import io.github.spikepress.codec.CodecSpec;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.evaluation.Comparison;
import io.github.spikepress.evaluation.ComparisonResult;
import io.github.spikepress.evaluation.ComparisonSet;
import io.github.spikepress.evaluation.ComparisonTables;
import io.github.spikepress.evaluation.MeanSd;
import io.github.spikepress.evaluation.RatePoint;
import io.github.spikepress.evaluation.Refusal;
import io.github.spikepress.evaluation.RunCache;
import io.github.spikepress.evaluation.SpikeJudge;
import io.github.spikepress.evaluation.Trial;
import io.github.spikepress.evaluation.limit.GaussianMixtureLimit;
import io.github.spikepress.evaluation.limit.LimitPoint;
import io.github.spikepress.files.AtomicFile;
import io.github.spikepress.plugin.results.ResultsRow;
import io.github.spikepress.sorting.comparison.KMeansJudge;
import io.github.spikepress.waveforms.SpikeSource;
import io.github.spikepress.waveforms.Spikes;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Trains codecs on one part of a file's spikes and measures them on the other. */
@Plugin(
    type = Command.class,
    label = "Compare Codecs",
    description =
        "Trains codecs on one half of the spikes, measures them on the other, and draws quality"
            + " against compression ratio.",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "SpikePress"),
      @Menu(label = "Compare Codecs...", weight = 42)
    })
public final class CompareCodecs extends SpikeReadingCommand {

  private static final String RANDOM = "random";
  private static final String BY_TIME = "time";
  private static final int PORTS = 4;

  @Parameter(
      label = "Output folder",
      description =
          "Made where it is missing. Receives comparison.csv, .json, .md and .png, and the finished"
              + " runs, so that a comparison that was stopped goes on where it stood.",
      style = "directory",
      persist = false)
  private File output;

  @Parameter(
      label = "Codecs",
      description =
          "Families separated by spaces; settings after colons, such as pca:coder=fixed16 or"
              + " cae:epochs=50:n_feat=8.",
      required = false,
      persist = false)
  private String codecs = "pca dct dwt kmeans rvq trellis";

  @Parameter(
      label = "Payload ratios",
      description = "Compression ratios that each codec is trained for, separated by spaces.",
      required = false,
      persist = false)
  private String ratios = "20 38 75 155 300";

  @Parameter(
      label = "Qualities (dB)",
      description = "Qualities in dB that each codec is trained for as well, separated by spaces.",
      required = false,
      persist = false)
  private String qualities = "";

  @Parameter(
      label = "Split",
      description =
          "random: halves at random, other ones in each trial; time: the first half trains, only"
              + " the seed changes.",
      choices = {RANDOM, BY_TIME},
      required = false,
      persist = false)
  private String split = RANDOM;

  @Parameter(
      label = "Trials",
      description = "How often each codec is trained and measured; the mean and sd are shown.",
      min = "1",
      max = "100",
      required = false,
      persist = false)
  private int trials = 5;

  @Parameter(
      label = "Consecutive spikes that stay together (0 = usual)",
      description =
          "Spikes that are put into one half together; 0 = 4 of one channel, 1 of several"
              + " channels.",
      min = "0",
      required = false,
      persist = false)
  private int group = 0;

  @Parameter(
      label = "Seed",
      description = "Seed of the first trial, for its split and its training; the others follow.",
      required = false,
      persist = false)
  private long seed = 1;

  @Parameter(
      label = "K-means restarts (0 = do not sort)",
      description =
          "Where true units are known, spikes are sorted before and after by principal components"
              + " and K-means, the best of so many runs; 0 = not sorted.",
      min = "0",
      required = false,
      persist = false)
  private int restarts = 500;

  @Parameter(
      label = "Estimate the limit",
      description = "Whether the Gaussian-mixture rate-distortion estimate is drawn.",
      required = false,
      persist = false)
  private boolean limit = true;

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Comparison",
      description = "One row for each codec and target: means and standard deviations.")
  private ResultsTable comparison;

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Refusals",
      description = "What codecs refused to do, and why; absent if nothing was refused.")
  private ResultsTable refusals;

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Rate and quality",
      description = "Quality against compression ratio, both axes logarithmic.")
  private ImagePlus chart;

  /** Made by SciJava. */
  public CompareCodecs() {}

  @Override
  protected void execute(CommandProgress progress) {
    List<CodecSpec> wanted = CodecPlanInputs.codecs(codecs);
    Path folder = output.toPath();
    RunCache cache = RunCache.in(folder.resolve("runs"));
    ComparisonSet set = set(read(progress));
    ComparisonResult result =
        new Comparison(
                set, CodecPlanInputs.plans(wanted, ratios, qualities), judge(set.spikes()), cache)
            .run(progress);
    if (result.figures().isEmpty()) {
      throw new WrongArgumentException(
          "nothing could be compared: " + result.refusals().get(0).reason());
    }
    List<LimitPoint> estimate =
        limit ? GaussianMixtureLimit.USUAL.of(set, progress) : List.<LimitPoint>of();
    XYChart drawn = RateQualityChart.of(set.name(), result.curves(), estimate);
    write(folder, result, drawn);
    chart = new ImagePlus("Compare Codecs: " + set.name(), BitmapEncoder.getBufferedImage(drawn));
    comparison = table(result.points());
    refusals = result.refusals().isEmpty() ? null : refusalTable(result.refusals());
    results =
        ResultsRow.ofNewTable()
            .with("spikes", set.spikes().waveforms().numSpikes())
            .with("trials", set.trials().size())
            .with("runs", result.figures().size())
            .with("refused", result.refusals().size())
            .with("input", inputName())
            .with("output", output.getPath())
            .table();
  }

  private ComparisonSet set(SpikeSource.Reading reading) {
    Spikes read = reading.spikes();
    Spikes spikes =
        new Spikes(read.waveforms(), read.events(), Truth.of(reading).labels(), read.metadata());
    int usual = spikes.waveforms().numChannels() == 1 ? PORTS : 1;
    int together = group == 0 ? usual : group;
    int count = spikes.waveforms().numSpikes();
    List<Trial> repetitions =
        switch (split) {
          case RANDOM -> Trial.random(count, together, trials, seed);
          case BY_TIME -> Trial.byTime(count, together, trials, seed);
          default ->
              throw new WrongArgumentException(
                  "split must be " + RANDOM + " or " + BY_TIME + ", got '" + split + "'");
        };
    return new ComparisonSet(inputName(), spikes, repetitions);
  }

  private SpikeJudge judge(Spikes spikes) {
    return restarts == 0 || spikes.labels().isEmpty()
        ? SpikeJudge.NONE
        : new KMeansJudge(KMeansJudge.PAPER.components(), restarts, seed);
  }

  private static void write(Path folder, ComparisonResult result, XYChart chart) {
    result.table().write(folder, "comparison");
    AtomicFile.write(
        folder.resolve("comparison.md"),
        new ComparisonTables(result).points().getBytes(StandardCharsets.UTF_8));
    ChartFile.write(folder.resolve("comparison.png"), List.of(chart));
  }

  private static ResultsTable table(List<RatePoint> points) {
    ResultsTable table = new ResultsTable();
    table.setNaNEmptyCells(true);
    for (RatePoint point : points) {
      ResultsRow row =
          ResultsRow.appendTo(table)
              .with("codec", point.codec())
              .with("target", point.target())
              .with("trials", point.trials());
      spread(row, "sndr_db", point.sndrDb());
      spread(row, "entropy_ratio", point.entropyRatio());
      spread(row, "payload_ratio", point.payloadRatio());
      spread(row, "file_ratio", point.fileRatio());
      spread(row, "accuracy_recorded", point.recordedAccuracy());
      spread(row, "accuracy_restored", point.restoredAccuracy());
      row.with("encoder_parameters", point.encoderParameters().mean())
          .with("encoder_macs_per_spike", point.encoderMacsPerSpike().mean())
          .with("decoder_macs_per_spike", point.decoderMacsPerSpike().mean())
          .with("model_bytes", point.modelBytes().mean())
          .with("training_s", point.trainingSeconds().mean())
          .with("encoded_per_s", point.encodedPerSecond().mean())
          .with("decoded_per_s", point.decodedPerSecond().mean());
    }
    return table;
  }

  private static void spread(ResultsRow row, String name, MeanSd value) {
    row.with(name, value.mean()).with(name + "_sd", value.sd());
  }

  private static ResultsTable refusalTable(List<Refusal> refusals) {
    ResultsTable table = new ResultsTable();
    for (Refusal refusal : refusals) {
      ResultsRow.appendTo(table)
          .with("codec", refusal.codec())
          .with("target", refusal.target())
          .with("split", refusal.split())
          .with("reason", refusal.reason());
    }
    return table;
  }
}
