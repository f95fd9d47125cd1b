// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.GroundTruth;
import io.github.spikepress.recording.Recording;
import io.github.spikepress.recording.Recordings;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.Spikes;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorTest {

  private static final SimulationSettings SETTINGS = SimulationSettings.DEFAULT.withSize(3, 1);

  @TempDir Path folder;

  @Test
  void sameSeedSameSignal() {
    assertArrayEquals(samples(SETTINGS, 5)[0], samples(SETTINGS, 5)[0]);
    assertFalse(Arrays.equals(samples(SETTINGS, 5)[0], samples(SETTINGS, 6)[0]));
  }

  @Test
  void backgroundHasItsLevel() {
    SimulationSettings silent = SETTINGS.withUnits(0, FiringSettings.DEFAULT, 0, 0).withSize(10, 2);
    for (double white : new double[] {0, 1}) {
      float[][] samples = samples(silent.withNoise(0.2, white), 1);
      assertEquals(20, (deviation(samples[0]) + deviation(samples[1])) / 2, 2);
    }
    assertTrue(lagOneCorrelation(samples(silent.withNoise(0.2, 0), 1)[0]) > 0.5);
    assertEquals(0, lagOneCorrelation(samples(silent.withNoise(0.2, 1), 1)[0]), 0.02);
  }

  @Test
  void truthMarksThePeaks() {
    SimulationSettings clean =
        SETTINGS.withNoise(0, 0).withUnits(1, new FiringSettings(20, 5, 0, 0), 0, 0);
    Recording recording = Simulator.simulate(clean, 3);
    float[] samples = samples(clean, 3)[0];
    GroundTruth truth = recording.groundTruth().orElseThrow();
    assertTrue(truth.numSpikes() > 30);
    for (long peak : truth.samples()) {
      int at = (int) peak;
      if (at > 3 && at < samples.length - 3) {
        assertTrue(
            samples[at] < -40 && samples[at] < samples[at - 3] && samples[at] < samples[at + 3]);
      }
    }
  }

  @Test
  void neuronsFireAtTheirRateAndRestAfterwards() {
    SimulationSettings settings =
        SETTINGS.withSize(60, 1).withUnits(2, new FiringSettings(30, 4, 0, 0), 0, 0);
    GroundTruth truth = Simulator.simulate(settings, 1).groundTruth().orElseThrow();
    assertEquals(60 * 2 * 30, truth.numSpikes(), 250);
    assertTrue(shortestInterval(truth, 0) >= 0.004 * 24_000 - 1);
  }

  @Test
  void burstsComeCloseTogether() {
    FiringSettings bursting = new FiringSettings(5, 2, 0.5, 0);
    SimulationSettings settings = SETTINGS.withSize(20, 1).withUnits(1, bursting, 0, 0);
    SimulationSettings single = settings.withUnits(1, new FiringSettings(5, 2, 0, 0), 0, 0);
    assertTrue(shortIntervals(settings) > 5 * shortIntervals(single) + 10);
  }

  @Test
  void separationKeepsNeuronsApart() {
    FiringSettings apart = new FiringSettings(40, 2, 0, 3);
    GroundTruth truth =
        Simulator.simulate(SETTINGS.withUnits(3, apart, 0, 0), 1).groundTruth().orElseThrow();
    GroundTruth overlapping =
        Simulator.simulate(SETTINGS.withUnits(3, new FiringSettings(40, 2, 0, 0), 0, 0), 1)
            .groundTruth()
            .orElseThrow();
    assertTrue(shortestGap(truth) >= 2 * 24 - 1, "gap " + shortestGap(truth));
    assertTrue(shortestGap(overlapping) < 24);
  }

  @Test
  void driftChangesHeights() {
    SimulationSettings settings =
        SETTINGS.withNoise(0, 0).withUnits(1, FiringSettings.DEFAULT, 0.8, 0).withSize(20, 1);
    float[] samples = samples(settings, 2)[0];
    int fifth = samples.length / 5;
    double start = extreme(Arrays.copyOf(samples, fifth));
    double end = extreme(Arrays.copyOfRange(samples, 4 * fifth, samples.length));
    assertTrue(end < 0.5 * start, start + " to " + end);
  }

  @Test
  void positiveShareTurnsSpikesOver() {
    float[] up = samples(SETTINGS.withNoise(0, 0).withUnits(2, FiringSettings.DEFAULT, 0, 1), 4)[0];
    float[] down =
        samples(SETTINGS.withNoise(0, 0).withUnits(2, FiringSettings.DEFAULT, 0, 0), 4)[0];
    for (int i = 0; i < up.length; i++) {
      assertEquals(-down[i], up[i], 1e-3);
    }
  }

  @Test
  void tetrodeSeesNeuronsAtDifferentHeights() {
    SimulationSettings tetrode =
        SETTINGS.withNoise(0, 0).withUnits(1, FiringSettings.DEFAULT, 0, 0).withSize(3, 4);
    double[] heights =
        Arrays.stream(samples(tetrode, 9)).mapToDouble(SimulatorTest::extreme).toArray();
    Arrays.sort(heights);
    assertTrue(heights[0] > 1 && heights[0] < 0.9 * heights[3], Arrays.toString(heights));
  }

  @Test
  void writtenRecordingOpensWithItsTruth() {
    Path file = folder.resolve("a.bin");
    Simulator.write(file, SETTINGS.withSize(2, 4), 8, Progress.SILENT);
    Recording made = Simulator.simulate(SETTINGS.withSize(2, 4), 8);
    try (Recording read = Recordings.open(file, SignalProperties.NONE)) {
      assertEquals(4, read.numChannels());
      assertEquals(48_000, read.numSamples());
      assertEquals(24_000, read.samplingFrequencyHz());
      assertEquals(0.1, read.units().gainUv());
      float[][] a = new float[4][1000];
      float[][] b = new float[4][1000];
      made.read(20_000, 1000, a);
      read.read(20_000, 1000, b);
      for (int c = 0; c < 4; c++) {
        for (int i = 0; i < 1000; i++) {
          assertEquals(a[c][i], 0.1 * b[c][i], 0.051);
        }
      }
      assertArrayEquals(
          made.groundTruth().orElseThrow().samples(), read.groundTruth().orElseThrow().samples());
      assertArrayEquals(
          made.groundTruth().orElseThrow().labels(), read.groundTruth().orElseThrow().labels());
    }
  }

  @Test
  void cutSpikesCarryTheirUnits() {
    Spikes spikes = SimulatedSpikes.make(SETTINGS, CuttingSettings.DEFAULT, 11, Progress.SILENT);
    int[] labels = spikes.labels().orElseThrow();
    long known = Arrays.stream(labels).filter(label -> label >= 0).count();
    assertTrue(known > 0.9 * labels.length, known + " of " + labels.length);
    assertEquals(3, Arrays.stream(labels).filter(label -> label >= 0).distinct().count());
  }

  @Test
  void impossibleSettingsAreRefused() {
    assertThrows(WrongArgumentException.class, () -> SETTINGS.withNoise(-1, 0));
    assertThrows(WrongArgumentException.class, () -> SETTINGS.withSize(0, 1));
    assertThrows(WrongArgumentException.class, () -> new FiringSettings(500, 2, 0, 0));
  }

  private static float[][] samples(SimulationSettings settings, long seed) {
    Recording recording = Simulator.simulate(settings, seed);
    float[][] samples = new float[recording.numChannels()][(int) recording.numSamples()];
    recording.read(0, samples[0].length, samples);
    return samples;
  }

  private static double deviation(float[] x) {
    double mean = 0;
    double square = 0;
    for (float value : x) {
      mean += value / x.length;
      square += (double) value * value / x.length;
    }
    return Math.sqrt(square - mean * mean);
  }

  private static double lagOneCorrelation(float[] x) {
    double lag = 0;
    double square = 0;
    for (int i = 1; i < x.length; i++) {
      lag += (double) x[i] * x[i - 1];
      square += (double) x[i] * x[i];
    }
    return lag / square;
  }

  private static double extreme(float[] x) {
    double extreme = 0;
    for (float value : x) {
      extreme = Math.max(extreme, Math.abs(value));
    }
    return extreme;
  }

  private static long shortestInterval(GroundTruth truth, int unit) {
    long shortest = Long.MAX_VALUE;
    long last = Long.MIN_VALUE / 2;
    for (int i = 0; i < truth.numSpikes(); i++) {
      if (truth.labels()[i] == unit) {
        shortest = Math.min(shortest, truth.samples()[i] - last);
        last = truth.samples()[i];
      }
    }
    return shortest;
  }

  private static long shortestGap(GroundTruth truth) {
    long shortest = Long.MAX_VALUE;
    for (int i = 1; i < truth.numSpikes(); i++) {
      shortest = Math.min(shortest, truth.samples()[i] - truth.samples()[i - 1]);
    }
    return shortest;
  }

  private static int shortIntervals(SimulationSettings settings) {
    long[] samples = Simulator.simulate(settings, 1).groundTruth().orElseThrow().samples();
    int count = 0;
    for (int i = 1; i < samples.length; i++) {
      count += samples[i] - samples[i - 1] < 0.006 * 24_000 ? 1 : 0;
    }
    return count;
  }
}
