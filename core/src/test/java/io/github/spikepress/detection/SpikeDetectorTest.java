// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.filtering.Preprocessing;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.MemoryRecording;
import io.github.spikepress.recording.Recording;
import io.github.spikepress.recording.SignalUnits;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpikeDetectorTest {

  private static final double HZ = 10_000;

  @Test
  void thresholdSignAndDeadTimeDecide() {
    float[][] signal = new float[1][100];
    signal[0][10] = -6;
    signal[0][40] = 7;
    signal[0][45] = -8;
    signal[0][80] = -4;
    assertEquals(List.of(new Peak(10, 0), new Peak(45, 0)), detect(signal, 5, PeakSign.BOTH, 1, 1));
    assertEquals(List.of(new Peak(10, 0), new Peak(45, 0)), detect(signal, 5, PeakSign.NEG, 1, 1));
    assertEquals(List.of(new Peak(40, 0)), detect(signal, 5, PeakSign.POS, 1, 1));
    assertEquals(3, detect(signal, 5, PeakSign.BOTH, 0.4, 1).size());
    assertEquals(3, detect(signal, 4, PeakSign.NEG, 1, 1).size());
    assertEquals(List.of(), detect(signal, 5, PeakSign.BOTH, 1, 2));
  }

  @Test
  void highestChannelOfAGroupWinsInNoiseLevels() {
    float[][] signal = new float[3][100];
    signal[0][50] = -20;
    signal[1][52] = -8;
    signal[2][50] = -1000;
    assertEquals(List.of(new Peak(52, 1)), detect(signal, 5, PeakSign.NEG, 1, 4, 1, 0));
  }

  @Test
  void firstOfEqualPeaksCounts() {
    float[][] signal = new float[1][100];
    signal[0][50] = 9;
    signal[0][51] = 9;
    assertEquals(List.of(new Peak(50, 0)), detect(signal, 5, PeakSign.BOTH, 0, 1));
  }

  @Test
  void noiseLevelIsTheStandardDeviationWhateverTheSpikes() {
    float[] samples = gaussian(600_000);
    for (int i = 500; i < samples.length; i += 500) {
      samples[i] = -60;
    }
    SignalStatistics statistics = statistics(samples);
    assertEquals(3, statistics.noise()[0], 0.03);
    assertEquals(PeakSign.NEG, statistics.dominantSign());
    for (int i = 500; i < samples.length; i += 500) {
      samples[i] = 60;
    }
    assertEquals(PeakSign.POS, statistics(samples).dominantSign());
  }

  @Test
  void longRecordingsAreJudgedByStretches() {
    float[] samples = gaussian(2_000_000);
    assertEquals(3, statistics(samples).noise()[0], 0.03);
  }

  @Test
  void impossibleSettingsAreRefused() {
    assertThrows(WrongArgumentException.class, () -> new DetectionSettings(0, PeakSign.BOTH, 1));
    assertThrows(WrongArgumentException.class, () -> new DetectionSettings(5, PeakSign.BOTH, -1));
    assertThrows(WrongArgumentException.class, () -> PeakSign.of("up"));
    assertEquals(PeakSign.POS, PeakSign.of("pos"));
  }

  private static SignalStatistics statistics(float[] samples) {
    Recording recording =
        new MemoryRecording(
            "test", new float[][] {samples}, HZ, SignalUnits.UNKNOWN, Optional.empty());
    return SignalStatistics.estimate(recording, Preprocessing.NONE, 5, Progress.SILENT);
  }

  private static float[] gaussian(int length) {
    Random random = new Random(3);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (3 * random.nextGaussian());
    }
    return samples;
  }

  private static List<Peak> detect(
      float[][] signal, double threshold, PeakSign sign, double deadMs, double... noise) {
    int[] channels = java.util.stream.IntStream.range(0, signal.length).toArray();
    return new SpikeDetector(new DetectionSettings(threshold, sign, deadMs), HZ, channels, noise)
        .detect(signal, 0, signal[0].length, 0, signal[0].length);
  }
}
