// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import ij.ImageListener;
import ij.ImagePlus;
import io.github.spikepress.plugin.results.RecordingImage;
import io.github.spikepress.plugin.results.ResultsRow;
import io.github.spikepress.recording.Recording;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Opens a recording as a virtual image. */
@Plugin(
    type = Command.class,
    label = "Open Recording",
    description =
        "Opens a recording as a virtual image: x is the time, y the channel, each slice a tenth of a"
            + " second; only the slice that is looked at is in memory.",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "SpikePress"),
      @Menu(label = "Open Recording...", weight = 2)
    })
public final class OpenRecording extends SignalReadingCommand {

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Recording",
      description = "The recording: x time, y channel, one slice per tenth of a second.")
  private ImagePlus image;

  /** Made by SciJava. */
  public OpenRecording() {}

  @Override
  protected void execute(CommandProgress progress) {
    Recording recording = openRecording();
    image = RecordingImage.of(recording);
    ImagePlus.addImageListener(new Closing(image, recording));
    results =
        ResultsRow.ofNewTable()
            .with("input", inputName())
            .with("channels", recording.numChannels())
            .with("samples", recording.numSamples())
            .with("sampling_frequency_hz", recording.samplingFrequencyHz())
            .with("duration_s", recording.numSamples() / recording.samplingFrequencyHz())
            .with("units", recording.units().name())
            .with("gain_uv", recording.units().gainUv())
            .table();
  }

  /** The recording is read as long as its image is open. */
  private record Closing(ImagePlus image, Recording recording) implements ImageListener {

    @Override
    public void imageOpened(ImagePlus opened) {}

    @Override
    public void imageUpdated(ImagePlus updated) {}

    @Override
    public void imageClosed(ImagePlus closed) {
      if (closed == image) {
        ImagePlus.removeImageListener(this);
        recording.close();
      }
    }
  }
}
