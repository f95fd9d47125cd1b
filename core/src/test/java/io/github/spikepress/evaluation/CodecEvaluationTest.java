// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.Distortion;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.StrictJson;
import io.github.spikepress.recording.SignalUnits;
import io.github.spikepress.waveforms.SpikeMetadata;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.WaveformDigest;
import io.github.spikepress.waveforms.Waveforms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodecEvaluationTest {

  private static final Spikes SPIKES = spikes(801);

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
    CodecFigures figures = run(SplitSettings.random(1, 7));
    Split split = Split.of(801, SplitSettings.random(1, 7));
    Waveforms test = SPIKES.waveforms().select(split.test());
    SpikeCodec codec =
        CodecFamilies.named("pca")
            .train(
                SPIKES.waveforms().select(split.training()),
                TrainingRequest.DEFAULT,
                11,
                TrainingMonitor.SILENT);
    byte[] payload = codec.encode(test).payload();
    Waveforms restored = codec.decode(test.numSpikes(), payload);
    assertEquals(8L * payload.length, figures.written().payloadBits());
    assertEquals(
        SignalToNoise.meanDb(test, restored), figures.written().distortion().meanSndrDb(), 1e-9);
    assertEquals(
        SignalToNoise.pooledDb(test, restored),
        figures.written().distortion().pooledSndrDb(),
        1e-9);
    assertEquals(
        WaveformDigest.sha256Hex(SPIKES.waveforms().select(split.training())),
        figures.card().trainingDataSha256());
    assertEquals(split.training().length, figures.card().trainingSpikes());
    assertTrue(figures.written().modelBytes() > 100);
  }

  @Test
  void sameSeedsGiveTheSameFigures() {
    assertEquals(
        run(SplitSettings.random(1, 7)).written(), run(SplitSettings.random(1, 7)).written());
    assertNotEquals(
        run(SplitSettings.random(1, 7)).written(), run(SplitSettings.byTime(1)).written());
  }

  @Test
  void tableHoldsEveryRunWithItsProvenance() throws Exception {
    CodecFigures figures = run(SplitSettings.random(1, 7));
    FiguresTable table = new FiguresTable(List.of(figures, figures));
    table.write(folder, "figures");
    List<String> lines = Files.readAllLines(folder.resolve("figures.csv"));
    assertEquals(3, lines.size());
    assertTrue(lines.get(0).startsWith("data_set,data_sha256,split,"), lines.get(0));
    assertTrue(lines.get(1).startsWith("\"spikes, \"\"made\"\"\","), lines.get(1));
    JsonObject json = StrictJson.parse("figures", Files.readString(folder.resolve("figures.json")));
    assertTrue(json.get("program").getAsString().startsWith("SpikePress "));
    JsonObject run = json.getAsJsonArray("runs").get(1).getAsJsonObject();
    assertEquals(
        figures.written().distortion().meanSndrDb(), run.get("sndr_mean_db").getAsDouble());
    assertEquals(figures.written().fileRatio(), run.get("ratio_file").getAsDouble());
    assertEquals(11, run.get("codec_seed").getAsLong());
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

  private static CodecFigures run(SplitSettings split) {
    return new CodecEvaluation(CodecFamilies.named("pca"), TrainingRequest.DEFAULT, 11, true)
        .run(SPIKES, split, TrainingMonitor.SILENT);
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
        Optional.empty(),
        new SpikeMetadata("spikes, \"made\"", 24_000, SignalUnits.MICROVOLTS, 5));
  }
}
