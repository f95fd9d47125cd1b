// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.CodecFamily;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.Distortion;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.StrictJson;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.SignalUnits;
import io.github.spikepress.waveforms.SpikeMetadata;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.WaveformDigest;
import io.github.spikepress.waveforms.Waveforms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

  private static final Spikes SPIKES = spikes(801);
  private static final Trial TRIAL =
      new Trial("halves", Split.of(801, SplitSettings.random(1, 7)), 11);

  @TempDir Path folder;

  @Test
  void partsShareNothingAndGroupsStayTogether() {
    Split split = Split.of(801, SplitSettings.random(4, 3));
    int[] all =
        IntStream.concat(Arrays.stream(split.training()), Arrays.stream(split.test()))
            .sorted()
            .toArray();
    assertEquals(801, Arrays.stream(all).distinct().count());
    assertEquals(400, split.training().length, 4);
    long groups = Arrays.stream(split.training()).map(i -> i / 4).distinct().count();
    assertEquals((split.training().length + 3) / 4, groups);
    assertEquals(split, Split.of(801, SplitSettings.random(4, 3)));
    assertNotEquals(split, Split.of(801, SplitSettings.random(4, 4)));
  }

  @Test
  void splitByTimeTestsTheLaterSpikes() {
    Split split = Split.of(100, new SplitSettings(SplitSettings.Order.BY_TIME, 1, 0.8, 5));
    assertEquals(79, Arrays.stream(split.training()).max().getAsInt());
    assertEquals(80, Arrays.stream(split.test()).min().getAsInt());
  }

  @Test
  void tooFewSpikesAreRefused() {
    assertThrows(WrongArgumentException.class, () -> Split.of(4, SplitSettings.random(4, 0)));
    assertThrows(WrongArgumentException.class, () -> Split.of(0, SplitSettings.byTime(1)));
    assertThrows(WrongArgumentException.class, () -> SplitSettings.random(0, 0));
    assertThrows(
        WrongArgumentException.class, () -> new SplitSettings(SplitSettings.Order.RANDOM, 1, 1, 0));
  }

  @Test
  void figuresAreThoseOfTheTestPart() {
    CodecFigures figures = run(TRIAL, SpikeJudge.NONE).figures().get(0);
    Split split = TRIAL.split();
    Waveforms test = SPIKES.waveforms().select(split.test());
    SpikeCodec codec =
        CodecFamilies.named("pca")
            .train(
                SPIKES.waveforms().select(split.training()),
                TrainingRequest.of(new RateTarget.Ratio(20)),
                11,
                TrainingMonitor.SILENT);
    byte[] payload = codec.encode(test).payload();
    Waveforms restored = codec.decode(test.numSpikes(), payload);
    assertEquals(8L * payload.length, figures.written().payloadBits());
    Distortion distortion = Distortion.between(test, restored);
    assertEquals(distortion, figures.quality().distortion());
    assertEquals(2 * distortion.rmse(), figures.quality().rmseUv(), 1e-12, "2 uV a unit");
    assertEquals(
        split.test()[(int) distortion.worstSpike()], figures.quality().worst().get(0).spike());
    assertEquals(distortion.worstSndrDb(), figures.quality().worst().get(0).sndrDb());
    assertEquals(
        WaveformDigest.sha256Hex(SPIKES.waveforms().select(split.training())),
        figures.card().trainingDataSha256());
    assertEquals(split.training().length, figures.card().trainingSpikes());
    assertTrue(figures.written().modelBytes() > 100);
    assertEquals(codec.cost(), figures.cost());
  }

  @Test
  void judgeSeesTheTestPartBeforeAndAfter() {
    SpikeJudge judge =
        new SpikeJudge() {
          @Override
          public String name() {
            return "compares with what was recorded";
          }

          @Override
          public double accuracy(Waveforms waveforms, int[] labels) {
            assertEquals(TRIAL.split().test().length, labels.length);
            assertEquals(TRIAL.split().test()[3], labels[3]);
            return waveforms.equals(SPIKES.waveforms().select(TRIAL.split().test())) ? 1 : 0.25;
          }
        };
    CodecFigures figures = run(TRIAL, judge).figures().get(0);
    assertEquals(1, figures.quality().recordedAccuracy());
    assertEquals(0.25, figures.quality().restoredAccuracy());
    assertEquals(75, figures.accuracyLossPoints());
    assertEquals("compares with what was recorded", figures.run().judge());
  }

  @Test
  void seedsAndSplitsDecide() {
    CodecFigures figures = run(TRIAL, SpikeJudge.NONE).figures().get(0);
    assertEquals(figures.written(), run(TRIAL, SpikeJudge.NONE).figures().get(0).written());
    Trial late = Trial.byTime(801, 1, 2, 11).get(0);
    assertNotEquals(figures.written(), run(late, SpikeJudge.NONE).figures().get(0).written());
    List<Trial> trials = Trial.random(801, 4, 3, 5);
    assertEquals(List.of(5L, 6L, 7L), trials.stream().map(Trial::seed).toList());
    assertEquals(3, trials.stream().map(Trial::split).distinct().count());
    List<Trial> byTime = Trial.byTime(801, 1, 2, 3);
    assertEquals(byTime.get(0).split(), byTime.get(1).split());
    assertNotEquals(byTime.get(0).seed(), byTime.get(1).seed());
  }

  @Test
  void finishedRunsAreNotRunAgain() throws Exception {
    CountingFamily counting = new CountingFamily(CodecFamilies.named("dct"));
    Comparison comparison = counted(counting, 20, RunCache.in(folder.resolve("runs")));
    ComparisonResult first = comparison.run(Progress.SILENT);
    assertEquals(2, counting.trainings);
    assertEquals(first, comparison.run(Progress.SILENT), "times and date too: nothing was run");
    assertEquals(2, counting.trainings);
    counted(counting, 21, comparison.cache()).run(Progress.SILENT);
    assertEquals(4, counting.trainings, "another target is another run");
    try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
      Files.writeString(runs.sorted().findFirst().orElseThrow(), "{ \"run\": 3 ");
    }
    counted(counting, 20, comparison.cache()).run(Progress.SILENT);
    counted(counting, 21, comparison.cache()).run(Progress.SILENT);
    assertEquals(5, counting.trainings, "only the damaged run is repeated");
  }

  @Test
  void cancellingKeepsFinishedRuns() {
    CountingFamily counting = new CountingFamily(CodecFamilies.named("dct"));
    Comparison comparison = counted(counting, 20, RunCache.in(folder));
    Progress afterOne =
        new Progress() {
          @Override
          public void update(String stage, double fraction) {}

          @Override
          public boolean cancelled() {
            return counting.trainings > 1;
          }
        };
    assertThrows(CancellationException.class, () -> comparison.run(afterOne));
    assertEquals(2, counting.trainings);
    comparison.run(Progress.SILENT);
    assertEquals(3, counting.trainings, "the run that was stopped is not taken for a result");
  }

  @Test
  void refusalsAreNamedAndStopNothing() {
    List<CodecPlan> plans =
        List.of(
            new CodecPlan(
                "odd",
                CodecFamilies.named("pca"),
                new TrainingRequest(
                    new RateTarget.Unspecified(), OptionalInt.empty(), Map.of("odd", "1"))),
            CodecPlan.of("pca", new RateTarget.Quality(12)));
    ComparisonResult result =
        new Comparison(
                new ComparisonSet("set", SPIKES, List.of(TRIAL)),
                plans,
                SpikeJudge.NONE,
                RunCache.NONE)
            .run(Progress.SILENT);
    assertEquals("odd", result.refusals().get(0).codec());
    assertTrue(result.refusals().get(0).reason().contains("'odd'"));
    assertEquals("12 dB", result.figures().get(0).run().target());
  }

  @Test
  void pointsAreMeansOverTrials() {
    ComparisonResult result =
        new Comparison(
                new ComparisonSet("set", SPIKES, Trial.random(801, 1, 3, 1)),
                CodecPlan.atRatios("pca", 10, 20),
                SpikeJudge.NONE,
                RunCache.NONE)
            .run(Progress.SILENT);
    assertEquals(2, result.points().size());
    RatePoint point = result.points().get(1);
    assertEquals("ratio 20", point.target());
    assertEquals(3, point.trials());
    double[] each =
        result.figures().stream()
            .filter(run -> run.run().target().equals("ratio 20"))
            .mapToDouble(run -> run.quality().distortion().meanSndrDb())
            .toArray();
    assertEquals(MeanSd.of(each), point.sndrDb());
    double mean = (each[0] + each[1] + each[2]) / 3;
    assertEquals(mean, point.sndrDb().mean(), 1e-12);
    double squares = Arrays.stream(each).map(v -> (v - mean) * (v - mean)).sum();
    assertEquals(Math.sqrt(squares / 2), point.sndrDb().sd(), 1e-12);
    RateQualityCurve curve = result.curves().get(0);
    RatePoint finer = result.points().get(0);
    double between = Math.sqrt(finer.payloadRatio().mean() * point.payloadRatio().mean());
    assertEquals(
        (finer.sndrDb().mean() + point.sndrDb().mean()) / 2, curve.sndrDbAt(between), 1e-9);
    assertTrue(Double.isNaN(curve.sndrDbAt(60)));
    assertTrue(Double.isNaN(curve.sndrDbAt(5)));
  }

  /** Plans of one label without targets differ in their settings. */
  @Test
  void settingsMakePointsOfTheirOwn() {
    List<CodecPlan> plans =
        Stream.of("1", "3")
            .map(
                count ->
                    CodecPlan.of("pca", new RateTarget.Unspecified())
                        .with(
                            "pca",
                            OptionalInt.empty(),
                            Map.of("coder", "fixed16", "coefficients", count)))
            .toList();
    ComparisonResult result =
        new Comparison(
                new ComparisonSet("set", SPIKES, List.of(TRIAL)),
                plans,
                SpikeJudge.NONE,
                RunCache.NONE)
            .run(Progress.SILENT);
    assertEquals(List.of(1, 1), result.points().stream().map(RatePoint::trials).toList());
    assertEquals(1, result.curves().size());
    assertEquals(2, result.curves().get(0).points().size());
  }

  @Test
  void tableHoldsEveryRunWithItsProvenance() throws Exception {
    CodecFigures figures = run(TRIAL, SpikeJudge.NONE).figures().get(0);
    FiguresTable table = new FiguresTable(List.of(figures, figures));
    table.write(folder, "figures");
    List<String> lines = Files.readAllLines(folder.resolve("figures.csv"));
    assertEquals(3, lines.size());
    assertTrue(lines.get(0).startsWith("data_set,data_sha256,split,"), lines.get(0));
    assertTrue(lines.get(1).startsWith("\"spikes, \"\"made\"\"\","), lines.get(1));
    assertEquals(lines.get(0).split(",").length, lines.get(1).split(",").length - 1);
    JsonObject json = StrictJson.parse("figures", Files.readString(folder.resolve("figures.json")));
    JsonObject run = json.getAsJsonArray("runs").get(1).getAsJsonObject();
    assertTrue(run.get("program").getAsString().startsWith("SpikePress "));
    assertTrue(run.get("date").getAsString().matches("\\d{4}-\\d\\d-\\d\\dT.*Z"));
    assertEquals(
        figures.quality().distortion().meanSndrDb(), run.get("sndr_mean_db").getAsDouble());
    assertEquals(figures.written().fileRatio(), run.get("ratio_file").getAsDouble());
    assertEquals(11, run.get("seed").getAsLong());
    assertEquals("entropy", run.getAsJsonObject("codec_settings").get("coder").getAsString());
  }

  @Test
  void distortionNamesTheWorstSpike() {
    Waveforms original = new Waveforms(3, 1, 2, new float[] {3, 4, 3, 4, 0, 0});
    Waveforms restored = new Waveforms(3, 1, 2, new float[] {3, 4, 3, 3, 0, 0});
    Distortion distortion = Distortion.between(original, restored);
    assertEquals(2, distortion.numWaveforms(), "the last one is silent");
    assertEquals(1, distortion.worstSpike());
    assertEquals(20 * Math.log10(5), distortion.worstSndrDb(), 1e-9);
    assertEquals(1, distortion.greatestError());
    assertEquals(Math.sqrt(1.0 / 6), distortion.rmse(), 1e-12);
    assertEquals(10 * Math.log10(50), distortion.pooledSndrDb(), 1e-9);
    Distortion none = Distortion.between(original.slice(0, 0), restored.slice(0, 0));
    assertTrue(Double.isNaN(none.meanSndrDb()) && none.worstSpike() == -1);
  }

  private static ComparisonResult run(Trial trial, SpikeJudge judge) {
    return new Comparison(
            new ComparisonSet("spikes, \"made\"", SPIKES, List.of(trial)),
            CodecPlan.atRatios("pca", 20),
            judge,
            RunCache.NONE)
        .run(Progress.SILENT);
  }

  private static Comparison counted(CountingFamily family, double ratio, RunCache cache) {
    TrainingRequest request = TrainingRequest.of(new RateTarget.Ratio(ratio));
    return new Comparison(
        new ComparisonSet("set", SPIKES, Trial.random(801, 1, 2, 1)),
        List.of(new CodecPlan("counted", family, request)),
        SpikeJudge.NONE,
        cache);
  }

  /** Counts how often a family is trained. */
  private static final class CountingFamily implements CodecFamily {

    private final CodecFamily family;
    private int trainings;

    CountingFamily(CodecFamily family) {
      this.family = family;
    }

    @Override
    public String name() {
      return family.name();
    }

    @Override
    public String description() {
      return family.description();
    }

    @Override
    public SpikeCodec train(
        Waveforms training, TrainingRequest request, long seed, TrainingMonitor monitor) {
      trainings++;
      return family.train(training, request, seed, monitor);
    }

    @Override
    public SpikeCodec load(CodecModel model) {
      return family.load(model);
    }
  }

  private static Spikes spikes(int count) {
    Random random = new Random(1);
    float[] values = new float[count * 16];
    for (int spike = 0; spike < count; spike++) {
      double size = 50 * (1 + random.nextInt(3));
      for (int sample = 0; sample < 16; sample++) {
        double shape = Math.exp(-(sample - 5) * (sample - 5) / 8.0);
        values[spike * 16 + sample] = (float) (size * shape + 4 * random.nextGaussian());
      }
    }
    return new Spikes(
        new Waveforms(count, 1, 16, values),
        Optional.empty(),
        Optional.of(IntStream.range(0, count).toArray()),
        new SpikeMetadata("file", 24_000, new SignalUnits("adc", 2), 5));
  }
}
