// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.RealData;
import io.github.spikepress.detection.DetectionSettings;
import io.github.spikepress.detection.PeakSign;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.SpikePressException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.NpyFile;
import io.github.spikepress.files.NumericArray;
import io.github.spikepress.pipeline.PipelineSettings;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.MemoryRecording;
import io.github.spikepress.recording.Recording;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.recording.SignalUnits;
import io.github.spikepress.simulation.SimulationSettings;
import io.github.spikepress.simulation.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpikeSourceTest {

  private static final Recording TETRODE =
      Simulator.simulate(SimulationSettings.DEFAULT.withSize(4, 4), 21);
  private static final CuttingSettings DEFAULT = CuttingSettings.DEFAULT;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1000, 4097, 96_000})
  void spikesDoNotDependOnTheBlocks(int block) {
    Spikes whole = cut(TETRODE, DEFAULT, 1 << 16);
    assertTrue(whole.waveforms().numSpikes() > 150);
    assertEquals(whole.waveforms(), cut(TETRODE, DEFAULT, block).waveforms());
    assertEquals(whole.events(), cut(TETRODE, DEFAULT, block).events());
  }

  @Test
  void peaksStandAtTheirIndex() {
    Spikes spikes =
        cut(TETRODE, DEFAULT.withDetection(new DetectionSettings(5, PeakSign.NEG, 1.5)), 1 << 16);
    Waveforms waveforms = spikes.waveforms();
    assertEquals(64, waveforms.numSamples());
    for (int spike = 0; spike < waveforms.numSpikes(); spike++) {
      int channel = spikes.events().orElseThrow().channels()[spike];
      for (int i = 0; i < 48; i++) {
        assertTrue(waveforms.get(spike, channel, 19) <= waveforms.get(spike, channel, i));
      }
    }
  }

  @Test
  void everySettingMatters() {
    Spikes standard = cut(TETRODE, DEFAULT, 1 << 16);
    DetectionSettings detection = DEFAULT.detection();
    List<CuttingSettings> others =
        List.of(
            DEFAULT.withFilter(Optional.empty()),
            DEFAULT.withDetection(new DetectionSettings(8, PeakSign.BOTH, 1.5)),
            DEFAULT.withDetection(new DetectionSettings(5, PeakSign.POS, 1.5)),
            DEFAULT.withDetection(new DetectionSettings(5, PeakSign.BOTH, 0.2)),
            DEFAULT.withAlignment(new AlignmentSettings(0.5, 0.5, Optional.of(PeakSign.POS))),
            DEFAULT.withWindow(new CutWindow(10, 20)),
            DEFAULT.withChannelsPerGroup(1));
    assertEquals(5, detection.detectThreshold());
    for (CuttingSettings other : others) {
      assertNotEquals(standard.waveforms(), cut(TETRODE, other, 1 << 16).waveforms());
    }
    CuttingSettings upwards =
        DEFAULT.withAlignment(new AlignmentSettings(0, 0.5, Optional.of(PeakSign.POS)));
    CuttingSettings farther =
        DEFAULT.withAlignment(new AlignmentSettings(0.5, 0.5, Optional.of(PeakSign.POS)));
    assertNotEquals(
        cut(TETRODE, upwards, 1 << 16).events(), cut(TETRODE, farther, 1 << 16).events());
  }

  @Test
  void groupsAreCutTogetherOrAlone() {
    assertEquals(4, cut(TETRODE, DEFAULT, 1 << 16).waveforms().numChannels());
    Spikes alone = cut(TETRODE, DEFAULT.withChannelsPerGroup(1), 1 << 16);
    assertEquals(1, alone.waveforms().numChannels());
    assertEquals(4, Arrays.stream(alone.events().orElseThrow().channels()).distinct().count());
    assertThrows(
        WrongArgumentException.class, () -> cut(TETRODE, DEFAULT.withChannelsPerGroup(3), 1 << 16));
  }

  @Test
  void windowsFitTheUsualSamplingFrequencies() {
    assertEquals(new CutWindow(19, 45), CutWindow.defaultFor(24_000));
    assertEquals(48, CutWindow.defaultFor(30_000).numSamples());
    assertEquals(40, CutWindow.defaultFor(10_000).numSamples());
    assertEquals(40, CutWindow.defaultFor(15_000).numSamples());
    assertEquals(0, CutWindow.defaultFor(20_000).numSamples() % 4);
  }

  @Test
  void spikesAtTheBordersAreDroppedAndCounted() {
    float[] signal = noise(24_000);
    signal[5] = -500;
    signal[12_000] = -500;
    signal[23_990] = -500;
    SpikeSource.Reading reading =
        SpikeSource.of(recording(signal), DEFAULT.withFilter(Optional.empty()))
            .readAll(Progress.SILENT);
    assertArrayEquals(new long[] {12_000}, reading.spikes().events().orElseThrow().samples());
    assertEquals(2, reading.report().droppedAtBorders());
  }

  @Test
  void noSpikesIsOneLineThatSaysWhatToDo() {
    CuttingSettings high = DEFAULT.withDetection(new DetectionSettings(500, PeakSign.BOTH, 1.5));
    String message = refusal(recording(noise(24_000)), high);
    assertTrue(
        message.contains("500.0 noise levels") && message.contains("detect_threshold"), message);
  }

  @Test
  void holesAndConstantChannelsAreNamed() {
    float[] hole = noise(24_000);
    hole[20_123] = Float.NaN;
    assertTrue(refusal(recording(hole), DEFAULT).contains("NaN in channel 0 at sample 20123"));
    assertTrue(refusal(recording(new float[24_000]), DEFAULT).contains("is constant"));
    float[] offset = new float[24_000];
    Arrays.fill(offset, 2048);
    assertTrue(refusal(recording(offset), DEFAULT).contains("is constant"));
    float[] spiking = noise(24_000);
    spiking[12_000] = -500;
    SpikeSource.Reading reading =
        SpikeSource.of(recording(offset, spiking), DEFAULT).readAll(Progress.SILENT);
    assertEquals(0, reading.report().noise()[0]);
    assertEquals(1, reading.spikes().events().orElseThrow().channels()[0]);
  }

  @Test
  void cancelStops() {
    Progress cancelled =
        new Progress() {
          @Override
          public void update(String stage, double fraction) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    SpikeSource source = SpikeSource.of(TETRODE, DEFAULT);
    assertThrows(CancellationException.class, () -> source.readAll(cancelled));
  }

  @ParameterizedTest
  @CsvSource({
    "wave_clus_simulator/spikes_C_Difficult2_noise01.mat, 3115, 1, 64, false, true",
    "wave_clus_simulator/times_C_Difficult1_noise015.mat, 3061, 1, 64, true, true",
    "hc1_tetrode/d533101.mat, 2491, 4, 40, true, true",
    "real_extracellular/human_blackrock/Recording3.mat, 36161, 1, 48, true, true",
    "real_extracellular/bnu_array/Elec1Waveform.mat, 2030, 1, 80, false, false",
    "realistic_simulations/pedreira/n_cluster_4/simulation_3/spikes.npy, 2272, 1, 48, false, true",
    "benchmark/real_waveforms.npy, 908, 4, 64, false, false"
  })
  void cutSpikesAreTakenAsTheyAre(
      String name, int numSpikes, int numChannels, int numSamples, boolean times, boolean labels) {
    SpikeSource.Reading reading =
        SpikeSource.of(RealData.file(name), SignalProperties.NONE, DEFAULT)
            .readAll(Progress.SILENT);
    Waveforms waveforms = reading.spikes().waveforms();
    assertTrue(reading.report().alreadyCut());
    assertEquals(numSpikes, waveforms.numSpikes());
    assertEquals(numChannels, waveforms.numChannels());
    assertEquals(numSamples, waveforms.numSamples());
    assertEquals(times, reading.spikes().events().isPresent());
    assertEquals(labels, reading.spikes().labels().isPresent());
  }

  @Test
  void tetrodeSpikesHaveTheAxisOrderOfWaveforms() {
    Spikes spikes =
        SpikeSource.read(
            RealData.file("hc1_tetrode/d533101.mat"), at10kHz(), DEFAULT, Progress.SILENT);
    assertEquals(-103.97388461380679, spikes.waveforms().get(100, 1, 14), 1e-4);
    assertEquals(529, spikes.events().orElseThrow().samples()[0]);
    assertEquals(10_000, spikes.metadata().samplingFrequencyHz());
  }

  @Test
  void filesBesideAnArrayBelongToIt() {
    Path file = folder.resolve("a.npy");
    NpyFile.write(file, NumericArray.of(new float[12], 3, 4));
    assertFalse(read(file).events().isPresent());
    NpyFile.write(folder.resolve("a.times.npy"), NumericArray.of(new long[] {5, 6, 9}, 3));
    NpyFile.write(folder.resolve("a.channels.npy"), NumericArray.of(new int[] {1, 0, 2}, 3));
    NpyFile.write(folder.resolve("a.labels.npy"), NumericArray.of(new int[] {4, 4, -1}, 3));
    assertEquals(
        new SpikeEvents(new long[] {5, 6, 9}, new int[] {1, 0, 2}),
        read(file).events().orElseThrow());
    assertArrayEquals(new int[] {4, 4, -1}, read(file).labels().orElseThrow());
    NpyFile.write(folder.resolve("a.labels.npy"), NumericArray.of(new int[] {4}, 1));
    assertThrows(WrongArgumentException.class, () -> read(file));
  }

  @Test
  void unknownFilesAreRefusedWithTheFormats() throws IOException {
    Path file = folder.resolve("notes.txt");
    Files.writeString(file, "nothing to read");
    String message = assertThrows(NotSupportedException.class, () -> read(file)).getMessage();
    assertTrue(message.contains("MAT") && message.contains("NPY") && message.contains("flat"));
    assertThrows(WrongArgumentException.class, () -> read(folder.resolve("none.mat")));
  }

  private static Spikes read(Path file) {
    return SpikeSource.read(file, SignalProperties.NONE, DEFAULT, Progress.SILENT);
  }

  private static SignalProperties at10kHz() {
    return new SignalProperties(
        OptionalDouble.of(10_000), OptionalInt.empty(), OptionalDouble.empty());
  }

  private static String refusal(Recording recording, CuttingSettings settings) {
    String message =
        assertThrows(
                SpikePressException.class,
                () -> SpikeSource.of(recording, settings).readAll(Progress.SILENT))
            .getMessage();
    assertFalse(message.contains("\n"));
    return message;
  }

  private static Spikes cut(Recording recording, CuttingSettings settings, int block) {
    List<Spikes> parts = new ArrayList<>();
    PipelineSettings pipeline = new PipelineSettings(block % 3 + 1, OptionalInt.of(block));
    SpikeSource.of(recording, settings).stream(pipeline, Progress.SILENT, parts::add);
    return SpikeSource.join(parts);
  }

  private static Recording recording(float[]... channels) {
    return new MemoryRecording("test", channels, 24_000, SignalUnits.MICROVOLTS, Optional.empty());
  }

  private static float[] noise(int length) {
    java.util.Random random = new java.util.Random(4);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (4 * random.nextDouble() - 2);
    }
    return samples;
  }
}
