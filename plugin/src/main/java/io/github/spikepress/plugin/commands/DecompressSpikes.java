// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import ij.ImagePlus;
import io.github.spikepress.container.SpkzFile;
import io.github.spikepress.container.spikes.SpikeSelection;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.plugin.results.ResultsRow;
import io.github.spikepress.plugin.results.SpikeFiles;
import io.github.spikepress.plugin.results.SpkzInfo;
import io.github.spikepress.plugin.results.WaveformsImage;
import io.github.spikepress.waveforms.Spikes;
import java.io.File;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Restores the spikes of a {@code .spkz} file. */
@Plugin(
    type = Command.class,
    label = "Decompress Spikes",
    description = "Restores the spikes of a .spkz file, as an image and for other programs.",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "SpikePress"),
      @Menu(label = "Decompress Spikes...", weight = 30)
    })
public final class DecompressSpikes extends SpikePressCommand {

  @Parameter(
      label = "Input file (.spkz)",
      description = "The compressed file.",
      style = "open",
      persist = false)
  private File input;

  @Parameter(
      label = "Output file (.npy or .mat, empty = none)",
      description =
          "Where to write the spikes: .npy, float32 [spike][channel][sample] in the recording's"
              + " units with <name>.times.npy (int64, samples) and <name>.channels.npy (int32)"
              + " beside it, both -1 where the spikes came without times; or .mat.",
      style = "save",
      required = false,
      persist = false)
  private File output;

  @Parameter(
      label = "Model file (empty = embedded or bundled)",
      description =
          "The model file of a .spkz file that neither holds its model nor uses a bundled one.",
      required = false,
      persist = false)
  private String codec = "";

  @Parameter(
      label = "From (s)",
      description = "Spikes from this time on; only the parts of the file that hold some are read.",
      min = "0",
      required = false,
      persist = false)
  private double from_time = 0;

  @Parameter(
      label = "To (s, 0 = end)",
      description = "Spikes before this time; 0 = to the end.",
      min = "0",
      required = false,
      persist = false)
  private double to_time = 0;

  @Parameter(
      label = "First spike",
      description = "Number of the first spike in the file, from 0 on.",
      min = "0",
      required = false,
      persist = false)
  private long first_spike = 0;

  @Parameter(
      label = "Spikes (0 = all)",
      description = "How many spikes of the file from the first on; 0 = to the end.",
      min = "0",
      required = false,
      persist = false)
  private long num_spikes = 0;

  @Parameter(
      label = "Channels (such as 0-3 7, empty = all)",
      description = "Numbers and ranges, with spaces between them; empty = all channels.",
      required = false,
      persist = false)
  private String channels = "";

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Waveforms",
      description = "The restored spikes: x sample, y spike, one slice per channel.")
  private ImagePlus waveforms;

  /** Made by SciJava. */
  public DecompressSpikes() {}

  @Override
  protected void check(Problems problems) {
    super.check(problems);
    problems.check("input", this::requireInput);
    problems.check("output", this::requireOutput);
  }

  private void requireOutput() {
    OutputFile.require(output, ".npy", ".mat");
  }

  private void requireInput() {
    InputFile.require(input);
  }

  @Override
  protected void execute(CommandProgress progress) {
    requireOutput();
    try (SpkzFile file = SpkzFile.open(input.toPath())) {
      Spikes spikes = file.read(file.codec(ModelChoice.of(codec)), selection(file), progress);
      if (output != null) {
        SpikeFiles.write(output.toPath(), spikes);
      }
      if (spikes.waveforms().numSpikes() > 0) {
        waveforms = WaveformsImage.of(input.getName(), spikes);
        SpkzInfo.attach(waveforms, file);
      }
      results =
          ResultsRow.ofNewTable()
              .with("input", input.getName())
              .with("output", output == null ? "" : output.getPath())
              .with("codec", file.metadata().codec())
              .with("spikes", spikes.waveforms().numSpikes())
              .with("channels", spikes.waveforms().numChannels())
              .with("samples", spikes.waveforms().numSamples())
              .with("sampling_frequency_hz", spikes.metadata().samplingFrequencyHz())
              .with("has_times", spikes.events().isPresent() ? 1 : 0)
              .with("has_labels", spikes.labels().isPresent() ? 1 : 0)
              .with("file_bytes", file.sizes().total())
              .with("bytes_read", file.bytesRead())
              .with("model_sha256", file.modelSha256())
              .table();
    }
  }

  private SpikeSelection selection(SpkzFile file) {
    SpikeSelection selection = SpikeSelection.ALL.withChannels(ChannelList.parse(channels));
    if (first_spike > 0 || num_spikes > 0) {
      long end = num_spikes == 0 ? file.numSpikes() : first_spike + num_spikes;
      selection = selection.withSpikes(first_spike, end);
    }
    if (from_time > 0 || to_time > 0) {
      double hz = file.metadata().spikes().samplingFrequencyHz();
      if (!(hz > 0)) {
        throw new WrongArgumentException(
            input.getName() + " does not say its sampling frequency: give first_spike instead");
      }
      long from = Math.round(from_time * hz);
      selection =
          selection.withSamples(from, to_time == 0 ? Long.MAX_VALUE : Math.round(to_time * hz));
    }
    return selection;
  }
}
