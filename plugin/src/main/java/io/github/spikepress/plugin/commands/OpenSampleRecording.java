// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import ij.ImagePlus;
import io.github.spikepress.plugin.results.RecordingImage;
import io.github.spikepress.plugin.results.ResultsRow;
import io.github.spikepress.plugin.sample.BundledSample;
import io.github.spikepress.recording.Recording;
import io.github.spikepress.recording.Recordings;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.SpikeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Opens the recording that comes with the program. */
@Plugin(
    type = Command.class,
    label = "Open Sample Recording",
    description =
        "Copies the sample recording to a temporary folder, finds its spikes and shows its start.",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "SpikePress"),
      @Menu(label = "Open Sample Recording", weight = 1)
    })
public final class OpenSampleRecording extends SpikePressCommand {

  private static final double SECONDS_SHOWN = 1;

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Trace",
      description = "The first second of the recording with its spikes marked.")
  private ImagePlus trace;

  /** Made by SciJava. */
  public OpenSampleRecording() {}

  @Override
  protected void execute(CommandProgress progress) {
    Path file = BundledSample.copyTo(temporaryFolder());
    try (Recording recording = Recordings.open(file, SignalProperties.NONE)) {
      SpikeSource.Reading reading =
          SpikeSource.of(recording, CuttingSettings.DEFAULT).readAll(progress);
      long[] spikes = reading.spikes().events().orElseThrow().samples();
      Truth truth = Truth.of(reading);
      trace = RecordingImage.trace(recording, 0, SECONDS_SHOWN, spikes);
      results =
          ResultsRow.ofNewTable()
              .with("file", file.toString())
              .with("channels", recording.numChannels())
              .with("samples", recording.numSamples())
              .with("sampling_frequency_hz", recording.samplingFrequencyHz())
              .with("duration_s", recording.numSamples() / recording.samplingFrequencyHz())
              .with("spikes", spikes.length)
              .with("recall", truth.recall())
              .with("precision", truth.precision())
              .table();
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("spikepress-sample-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
