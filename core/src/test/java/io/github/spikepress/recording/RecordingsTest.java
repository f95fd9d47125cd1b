// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.RealData;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.MatWriter;
import io.github.spikepress.files.NumericArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {

  private static final SignalProperties TWO_CHANNELS =
      new SignalProperties(OptionalDouble.of(10_000), OptionalInt.of(2), OptionalDouble.of(0.5));

  @TempDir Path folder;

  @Test
  void waveClusRecordingOpensWithItsTruth() {
    Path file = RealData.file("wave_clus_simulator/C_Easy1_noise01_short.mat");
    Recording recording = Recordings.open(file, SignalProperties.NONE);
    assertEquals(240_000, recording.numSamples());
    assertEquals(24_000, recording.samplingFrequencyHz());
    float[][] ends = new float[1][1];
    recording.read(239_999, 1, ends);
    assertEquals(-0.27466818f, ends[0][0]);
    GroundTruth truth = recording.groundTruth().orElseThrow();
    assertEquals(521, truth.numSpikes());
    assertEquals(912, truth.samples()[0]);
    assertEquals(2, truth.labels()[0]);
  }

  @Test
  void rawTetrodeOpensWithItsTruth() {
    Path file = RealData.file("hc1_tetrode/harris_d533101_5sec.mat");
    Recording recording = Recordings.open(file, SignalProperties.NONE);
    assertEquals(4, recording.numChannels());
    assertEquals(10_000, recording.samplingFrequencyHz());
    assertEquals(11, recording.groundTruth().orElseThrow().numSpikes());
    float[][] sample = new float[4][1];
    recording.read(1000, 1, sample);
    assertEquals(1991, sample[2][0]);
  }

  @Test
  void timeMayRunAlongRows() {
    Path file = folder.resolve("a.mat");
    float[] values = new float[600];
    values[2 * 7 + 1] = 5;
    MatWriter.write(
        file,
        Map.of(
            "data", NumericArray.of(values, 300, 2),
            "sr", NumericArray.of(new double[] {15_000}, 1, 1)));
    Recording recording = Recordings.open(file, SignalProperties.NONE);
    assertEquals(2, recording.numChannels());
    float[][] into = new float[2][300];
    recording.read(0, 300, into);
    assertEquals(5, into[1][7]);
    assertEquals(15_000, recording.samplingFrequencyHz());
  }

  @Test
  void unknownSamplingFrequencyIsAskedFor() throws IOException {
    Path mat = folder.resolve("a.mat");
    MatWriter.write(mat, Map.of("data", NumericArray.of(new float[300], 1, 300)));
    Path flat = folder.resolve("a.dat");
    Files.write(flat, new byte[40]);
    for (Path file : new Path[] {mat, flat}) {
      String message =
          assertThrows(
                  WrongArgumentException.class, () -> Recordings.open(file, SignalProperties.NONE))
              .getMessage();
      assertTrue(message.contains("sampling_frequency"), message);
      Recordings.open(file, TWO_CHANNELS).close();
    }
  }

  @Test
  void flatFilesReadByChannelAndRange() throws IOException {
    Path file = folder.resolve("a.raw");
    Files.write(file, new byte[] {1, 0, 2, 0, 3, 0, 4, 0, -1, -1, 0, -128});
    try (Recording recording = Recordings.open(file, TWO_CHANNELS)) {
      assertEquals(3, recording.numSamples());
      assertEquals(0.5, recording.units().gainUv());
      float[][] into = new float[2][2];
      recording.read(1, 2, into);
      assertArrayEquals(new float[] {3, -1}, into[0]);
      assertArrayEquals(new float[] {4, -32768}, into[1]);
      assertThrows(IndexOutOfBoundsException.class, () -> recording.read(2, 2, into));
    }
    Files.write(file, new byte[] {1, 0, 2});
    assertThrows(DamagedFileException.class, () -> Recordings.open(file, TWO_CHANNELS));
  }

  @Test
  void sidecarSaysWhatTheFileHolds() throws IOException {
    Path file = folder.resolve("a.bin");
    Files.write(file, new byte[] {(byte) 200, 10, 20, 30});
    Files.writeString(
        folder.resolve("a.json"),
        "{\"sampling_frequency\": 1000, \"num_channels\": 4, \"dtype\": \"uint8\","
            + " \"gain_uv\": 2, \"offset\": 100, \"ground_truth\": \"t.csv\"}");
    Files.writeString(folder.resolve("t.csv"), "sample,unit\n5,1\n2,0\n");
    try (Recording recording = Recordings.open(file, TWO_CHANNELS)) {
      assertEquals(1000, recording.samplingFrequencyHz());
      assertEquals(2, recording.units().gainUv());
      float[][] into = new float[4][1];
      recording.read(0, 1, into);
      assertEquals(100, into[0][0]);
      assertEquals(-90, into[1][0]);
      assertArrayEquals(new long[] {2, 5}, recording.groundTruth().orElseThrow().samples());
    }
    Files.writeString(folder.resolve("t.csv"), "sample,unit\n5\n");
    assertThrows(DamagedFileException.class, () -> Recordings.open(file, TWO_CHANNELS));
    Files.writeString(folder.resolve("a.json"), "{\"ground_truth\": \"../t.csv\"}");
    assertThrows(DamagedFileException.class, () -> Recordings.open(file, TWO_CHANNELS));
  }

  @Test
  void longFilesAreReadInPlace() {
    Path file = RealData.file("real_extracellular/locust/locust_trial_01.raw");
    SignalProperties tetrode =
        new SignalProperties(OptionalDouble.of(15_000), OptionalInt.of(4), OptionalDouble.empty());
    try (Recording recording = Recordings.open(file, tetrode)) {
      assertEquals(431_548, recording.numSamples());
    }
  }

  @Test
  void whatIsNoRecordingIsRefused() throws IOException {
    Path file = folder.resolve("a.txt");
    Files.writeString(file, "words");
    assertThrows(NotSupportedException.class, () -> Recordings.open(file, SignalProperties.NONE));
  }
}
