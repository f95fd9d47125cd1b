// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.io;

import ij.ImagePlus;
import io.github.spikepress.container.ModelSource;
import io.github.spikepress.container.SpkzFile;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.plugin.results.SpkzInfo;
import io.github.spikepress.plugin.results.WaveformsImage;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.Spikes;
import java.nio.file.Path;
import java.util.Locale;
import org.scijava.io.IOPlugin;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Plugin;

/** Compressed spikes as the stack of the restored waveforms; Image ▸ Show Info tells the rest. */
@Plugin(type = IOPlugin.class, attrs = @Attr(name = "eager"))
public final class CompressedSpikesOpener extends ImageOpener {

  /** Made by SciJava. */
  public CompressedSpikesOpener() {}

  @Override
  protected boolean recognises(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".spkz");
  }

  @Override
  protected ImagePlus read(Path file) {
    String name = file.getFileName().toString();
    try (SpkzFile compressed = SpkzFile.open(file)) {
      Spikes spikes = compressed.read(compressed.codec(ModelSource.BUNDLED), Progress.SILENT);
      if (spikes.waveforms().numSpikes() == 0) {
        throw new WrongArgumentException(name + " holds no spikes: there is nothing to show");
      }
      ImagePlus image = WaveformsImage.of(name, spikes);
      SpkzInfo.attach(image, compressed);
      return image;
    }
  }
}
