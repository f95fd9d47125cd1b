// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import io.github.spikepress.codec.BundledModels;
import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.plugin.TestSpikes;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.SpikeSource;
import io.github.spikepress.waveforms.Spikes;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompressionPreviewTest {

  @TempDir private Path folder;

  @Test
  void looksAtTheFirstHundredSpikes() {
    SpikeSource source =
        SpikeSource.of(
            TestSpikes.recording(folder), SignalProperties.NONE, CuttingSettings.DEFAULT);
    Spikes first = source.readFirst(CompressionPreview.SPIKES, Progress.SILENT);
    Spikes all = source.readAll(Progress.SILENT).spikes();
    assertEquals(100, first.waveforms().numSpikes());
    assertEquals(all.waveforms().slice(0, 100), first.waveforms());
    assertArrayEquals(
        Arrays.copyOf(all.events().orElseThrow().samples(), 100),
        first.events().orElseThrow().samples());
    SpikeCodec codec = CodecFamilies.load(BundledModels.find(1, 64, 24_000).orElseThrow());
    ImagePlus preview = CompressionPreview.of(first, codec);
    assertEquals(100, preview.getStackSize());
    assertTrue(preview.getTitle().matches("Preview of 100 spikes by .* dB, payload ratio .*"));
  }

  @Test
  void takesAllWhereThereAreFewer() {
    SpikeSource source =
        SpikeSource.of(TestSpikes.cut(folder), SignalProperties.NONE, CuttingSettings.DEFAULT);
    assertEquals(600, source.readFirst(1000, Progress.SILENT).waveforms().numSpikes());
  }
}
