// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.spikepress.RealData;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.GroundTruth;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.SpikeSource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DetectionComparisonTest {

  private static final GroundTruth TRUTH =
      new GroundTruth(new long[] {100, 200, 300, 400}, new int[] {7, 8, 7, 9});

  @Test
  void constantOffsetIsAllowedFor() {
    DetectionComparison comparison =
        DetectionComparison.of(new long[] {122, 222, 322, 423}, TRUTH, 24_000);
    assertEquals(22, comparison.offset());
    assertEquals(1, comparison.recall());
    assertEquals(1, comparison.precision());
  }

  @Test
  void missesAndFalseAlarmsCount() {
    DetectionComparison comparison =
        DetectionComparison.of(new long[] {405, 105, 305, 1000, 1100}, TRUTH, 24_000);
    assertEquals(0.75, comparison.recall());
    assertEquals(0.6, comparison.precision());
    assertArrayEquals(new int[] {1, -1, 2, 0}, comparison.matches());
    assertArrayEquals(new int[] {9, 7, 7, -1, -1}, comparison.labelsOfFound(TRUTH));
  }

  @Test
  void oneFoundSpikeMatchesOneTrueSpikeOnly() {
    GroundTruth pair = new GroundTruth(new long[] {100, 102}, new int[] {1, 2});
    assertEquals(1, DetectionComparison.of(new long[] {101}, pair, 24_000).numMatched());
  }

  @Test
  void toleranceIsHalfAMillisecond() {
    long[] found = {100, 200, 300, 400 + 12};
    assertEquals(4, DetectionComparison.of(found, TRUTH, 24_000).numMatched());
    found[3]++;
    assertEquals(3, DetectionComparison.of(found, TRUTH, 24_000).numMatched());
    assertThrows(
        WrongArgumentException.class, () -> DetectionComparison.of(found, TRUTH, Double.NaN));
  }

  @Test
  void waveClusRecordingIsDetected() {
    DetectionComparison comparison =
        compare(RealData.file("wave_clus_simulator/C_Easy1_noise01_short.mat"));
    assertEquals(521, comparison.numTrue());
    assertEquals(521, comparison.numFound());
    assertEquals(520, comparison.numMatched());
    assertEquals(23, comparison.offset());
  }

  @Test
  void sampleRecordingIsDetected() {
    DetectionComparison comparison =
        compare(Path.of(System.getProperty("spikepress.root"), "resources/sample/sample.bin"));
    assertEquals(1140, comparison.numTrue());
    assertEquals(1092, comparison.numFound());
    assertEquals(1076, comparison.numMatched());
    assertEquals(0, comparison.offset());
  }

  private static DetectionComparison compare(Path file) {
    SpikeSource.Reading reading =
        SpikeSource.of(file, SignalProperties.NONE, CuttingSettings.DEFAULT)
            .readAll(Progress.SILENT);
    return DetectionComparison.of(
        reading.spikes().events().orElseThrow().samples(),
        reading.report().groundTruth().orElseThrow(),
        reading.spikes().metadata().samplingFrequencyHz());
  }
}
