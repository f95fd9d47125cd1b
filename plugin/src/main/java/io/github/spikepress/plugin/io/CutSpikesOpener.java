// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.io;

import ij.ImagePlus;
import io.github.spikepress.plugin.results.WaveformsImage;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.Recordings;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.SpikeSource;
import java.nio.file.Path;
import org.scijava.io.IOPlugin;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Plugin;

/** Spikes that are cut already as a stack. */
@Plugin(type = IOPlugin.class, attrs = @Attr(name = "eager"))
public final class CutSpikesOpener extends ImageOpener {

  /** Made by SciJava. */
  public CutSpikesOpener() {}

  @Override
  protected boolean recognises(Path file) {
    return Recordings.find(file).isEmpty()
        && SpikeSource.cutSpikeFormats().stream().anyMatch(format -> format.recognises(file));
  }

  @Override
  protected ImagePlus read(Path file) {
    return WaveformsImage.of(
        file.getFileName().toString(),
        SpikeSource.read(file, SignalProperties.NONE, CuttingSettings.DEFAULT, Progress.SILENT));
  }
}
