// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import ij.ImagePlus;
import io.github.spikepress.detection.DetectionSettings;
import io.github.spikepress.plugin.results.RecordingImage;
import io.github.spikepress.plugin.results.ResultsRow;
import io.github.spikepress.plugin.results.SpikeOverlay;
import io.github.spikepress.recording.Recording;
import io.github.spikepress.waveforms.CuttingSettings;
import java.util.OptionalLong;
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
      label = "Mark detected spikes",
      description =
          "Whether the spikes of the whole recording are found and drawn as an overlay, which Image"
              + " > Overlay hides and shows.",
      required = false,
      persist = false)
  private boolean detect = false;

  @Parameter(
      label = "Detection threshold (noise levels)",
      description =
          "Height of a spike's peak in noise levels, median(|x|)/0.6745, of its channel; marked"
              + " spikes only.",
      min = "0.1",
      required = false,
      persist = false)
  private double detect_threshold = DetectionSettings.DEFAULT.detectThreshold();

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
    try {
      OptionalLong spikes = OptionalLong.empty();
      ImagePlus opened = RecordingImage.owning(recording);
      if (detect) {
        SpikeOverlay overlay = SpikeOverlay.detect(recording, cutting(), progress);
        opened.setOverlay(overlay.toOverlay());
        spikes = OptionalLong.of(overlay.numSpikes());
      }
      image = opened;
      results = row(recording, spikes).table();
    } finally {
      if (image == null) {
        recording.close();
      }
    }
  }

  private CuttingSettings cutting() {
    DetectionSettings usual = DetectionSettings.DEFAULT;
    return CuttingSettings.DEFAULT.withDetection(
        new DetectionSettings(detect_threshold, usual.peakSign(), usual.deadTimeMs()));
  }

  private ResultsRow row(Recording recording, OptionalLong spikes) {
    ResultsRow row =
        ResultsRow.ofNewTable()
            .with("input", inputName())
            .with("channels", recording.numChannels())
            .with("samples", recording.numSamples())
            .with("sampling_frequency_hz", recording.samplingFrequencyHz())
            .with("duration_s", recording.numSamples() / recording.samplingFrequencyHz())
            .with("units", recording.units().name())
            .with("gain_uv", recording.units().gainUv());
    spikes.ifPresent(count -> row.with("spikes", count));
    return row;
  }
}
