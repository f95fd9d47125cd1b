// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.io;

import ij.ImagePlus;
import io.github.spikepress.plugin.results.RecordingImage;
import io.github.spikepress.recording.FlatRecordingFormat;
import io.github.spikepress.recording.FlatSidecar;
import io.github.spikepress.recording.RecordingFormat;
import io.github.spikepress.recording.Recordings;
import io.github.spikepress.recording.SignalProperties;
import java.nio.file.Path;
import java.util.Optional;
import org.scijava.io.IOPlugin;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Plugin;

/** Recordings as virtual images. A flat file is one only if its sidecar says so. */
@Plugin(type = IOPlugin.class, attrs = @Attr(name = "eager"))
public final class RecordingOpener extends ImageOpener {

  /** Made by SciJava. */
  public RecordingOpener() {}

  @Override
  protected boolean recognises(Path file) {
    Optional<RecordingFormat> format = Recordings.find(file);
    boolean flat = format.filter(FlatRecordingFormat.class::isInstance).isPresent();
    return format.isPresent() && (!flat || FlatSidecar.find(file).isPresent());
  }

  @Override
  protected ImagePlus read(Path file) {
    return RecordingImage.owning(Recordings.open(file, SignalProperties.NONE));
  }
}
