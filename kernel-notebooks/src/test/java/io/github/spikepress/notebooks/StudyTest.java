// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.codec.TrainingProgress;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyTest {

  @TempDir Path folder;

  private Study study(String name, boolean full) {
    return Study.open(
        name,
        Map.of("SPIKEPRESS_FULL", Boolean.toString(full), "SPIKEPRESS_RESULTS", folder.toString()));
  }

  @Test
  void theSettingComesFromTheEnvironment() {
    assertEquals("a", study("test", false).choose("a", "b"));
    assertEquals("b", study("test", true).choose("a", "b"));
    assertTrue(study("test", true).toString().contains("simulated spikes throughout"));
  }

  @Test
  void aFinishedMeasurementIsNotRepeated() {
    AtomicInteger runs = new AtomicInteger();
    for (int i = 0; i < 2; i++) {
      Map<String, Double> figures =
          study("test", false)
              .measure(
                  "one", () -> Map.of("run", (double) runs.incrementAndGet(), "nan", Double.NaN));
      assertEquals(1, figures.get("run"));
      assertTrue(figures.get("nan").isNaN());
    }
    study("test", false).measure("two", () -> Map.of("run", (double) runs.incrementAndGet()));
    study("test", true).measure("one", () -> Map.of("run", (double) runs.incrementAndGet()));
    study("other", false).measure("one", () -> Map.of("run", (double) runs.incrementAndGet()));
    assertEquals(4, runs.get());
  }

  @Test
  void theResultsFileHoldsFiguresClaimsAndData() throws Exception {
    Study study = study("test", false);
    assertEquals(1.235, study.keep("a_db", 1.23456));
    study.conclude("it works", "1 dB", "2 dB", Verdict.BETTER, "simulated");
    StudySpikes spikes = study.spikes(StudySet.DIFFICULT2_LOW);
    assertEquals(
        List.of(new Claim("it works", "1 dB", "2 dB", Verdict.BETTER, "simulated")), study.save());
    String json = Files.readString(folder.resolve("test.json"));
    assertTrue(json.contains("\"a_db\": 1.23456"), json);
    assertTrue(json.contains("\"verdict\": \"better\""), json);
    assertTrue(json.contains("\"setting\": \"quick\""), json);
    assertTrue(json.contains(spikes.name()), json);
  }

  @Test
  void aQuickStudyTakesFewerSpikesThatNeverMeet() {
    StudySpikes quick = study("test", false).spikes(StudySet.WAVE_CLUS);
    StudySpikes full = study("test", true).spikes(StudySet.WAVE_CLUS);
    assertTrue(quick.training().numSpikes() < full.training().numSpikes());
    assertEquals(64, quick.training().numSamples());
    for (int trained : full.split().training()) {
      for (int tested : full.split().test()) {
        assertFalse(trained == tested);
      }
    }
  }

  @Test
  void refusesWhatIsNotThere() {
    Map<String, String> environment = Map.of("SPIKEPRESS_DATA", folder.resolve("no").toString());
    assertThrows(WrongArgumentException.class, () -> Study.open("test", environment));
    assertThrows(WrongArgumentException.class, () -> study("Not a name", false));
  }

  @Test
  void progressIsOneLine() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StudyProgress progress =
        new StudyProgress("cae", new PrintStream(bytes, true, StandardCharsets.UTF_8));
    for (int epoch = 1; epoch <= 100; epoch++) {
      progress.progressed(new TrainingProgress(epoch, 100, 1, 2, 3));
    }
    String text = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(text.endsWith("\rcae: epoch 100 of 100\n"), text);
    assertEquals(1, text.lines().filter(line -> line.contains("epoch 100")).count());
  }

  @Test
  void chartsAndGridsAreDrawn() {
    BufferedImage chart =
        new LineChart("t", "x", "y")
            .logarithmic()
            .line("a", new double[] {1, 10}, new double[] {1, 2})
            .dashed("b", new double[] {1, 10}, new double[] {2, 2})
            .points("c", new double[] {3}, new double[] {1})
            .image();
    assertTrue(colours(chart) > 3);
    Waveforms recorded = Waveforms.of(new float[][][] {{{0, 1, 0, -1}}, {{0, 2, 0, 1}}});
    Waveforms restored = Waveforms.of(new float[][][] {{{0, 0.5f, 0, -1}}, {{0, 2, 1, 1}}});
    assertTrue(colours(WaveformGrid.draw(recorded, restored, 2, 1)) > 3);
    assertThrows(
        WrongArgumentException.class,
        () -> WaveformGrid.draw(recorded, restored.slice(0, 1), 2, 1));
  }

  private static long colours(BufferedImage image) {
    return Arrays.stream(
            image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
        .distinct()
        .count();
  }
}
