// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.RealData;
import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.SpikeSource;
import io.github.spikepress.waveforms.Spikes;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spikes of real recordings through a file. */
class RealSpikesTest {

  @TempDir Path folder;

  @Test
  void spikesOfARealisticRecordingComeBack() {
    Path recording = RealData.file("wave_clus_simulator/C_Easy1_noise01_short.mat");
    WriteReport report = assertComesBack(recording, SignalProperties.NONE);
    assertTrue(report.spikes() > 400);
    assertTrue(report.timesBits() < 11 * report.spikes(), report.toString());
  }

  @Test
  void cutSpikesOfATetrodeComeBack() {
    SignalProperties tenKilohertz =
        new SignalProperties(
            OptionalDouble.of(10_000), OptionalInt.empty(), OptionalDouble.empty());
    WriteReport report = assertComesBack(RealData.file("hc1_tetrode/d533101.mat"), tenKilohertz);
    assertEquals(2491, report.spikes());
    double meanInterval = (2_396_391.0 - 529) / 2491;
    double poissonBits = Math.log(Math.E * meanInterval) / Math.log(2) + 2;
    assertTrue(report.timesBits() < 1.02 * poissonBits * report.spikes(), report.toString());
  }

  private WriteReport assertComesBack(Path source, SignalProperties properties) {
    Spikes spikes = SpikeSource.read(source, properties, CuttingSettings.DEFAULT, Progress.SILENT);
    SpikeCodec codec =
        CodecFamilies.named("pca")
            .train(spikes.waveforms(), TrainingRequest.DEFAULT, 1, TrainingMonitor.SILENT);
    Path file = folder.resolve("real.spkz");
    WriteReport report = Compression.compress(spikes, codec, true, file, Progress.SILENT);
    Spikes restored = Decompression.read(file, ModelSource.BUNDLED, Progress.SILENT);
    assertEquals(spikes.events(), restored.events());
    assertEquals(spikes.metadata(), restored.metadata());
    assertEquals(spikes.labels().isPresent(), restored.labels().isPresent());
    assertEquals(spikes.waveforms().numSpikes(), restored.waveforms().numSpikes());
    assertTrue(report.distortion().meanSndrDb() > 5, report.toString());
    return report;
  }
}
