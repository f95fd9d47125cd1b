// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import io.github.spikepress.container.SectionSizes;
import io.github.spikepress.container.SpkzFile;
import io.github.spikepress.container.metadata.SourceHash;
import io.github.spikepress.container.metadata.SpkzMetadata;
import io.github.spikepress.plugin.results.ResultsRow;
import java.io.File;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Shows what is in a {@code .spkz} file and verifies all of it. */
@Plugin(
    type = Command.class,
    label = "Inspect File",
    description = "Shows what is in a .spkz file and how large its parts are, and verifies it.",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "SpikePress"),
      @Menu(label = "Inspect File...", weight = 50)
    })
public final class InspectFile extends SpikePressCommand {

  @Parameter(
      label = "Input file (.spkz)",
      description = "The compressed file.",
      style = "open",
      persist = false)
  private File input;

  @Parameter(
      label = "Model file (empty = embedded or bundled)",
      description =
          "The model file of a .spkz file that neither holds its model nor uses a bundled one.",
      required = false,
      persist = false)
  private String codec = "";

  /** Made by SciJava. */
  public InspectFile() {}

  @Override
  protected void check(Problems problems) {
    super.check(problems);
    problems.check("input", this::requireInput);
  }

  private void requireInput() {
    InputFile.require(input);
  }

  @Override
  protected void execute(CommandProgress progress) {
    try (SpkzFile file = SpkzFile.open(input.toPath())) {
      file.verify(file.codec(ModelChoice.of(codec)), progress);
      results = row(file).table();
    }
  }

  private ResultsRow row(SpkzFile file) {
    SpkzMetadata metadata = file.metadata();
    SectionSizes sizes = file.sizes();
    return ResultsRow.ofNewTable()
        .with("input", input.getName())
        .with("format_version", file.version())
        .with("writer", metadata.writer())
        .with("source", metadata.spikes().sourceName())
        .with("codec", metadata.codec())
        .with("spikes", file.numSpikes())
        .with("channels", metadata.numChannels())
        .with("samples", metadata.numSamples())
        .with("n_before", metadata.spikes().nBefore())
        .with("sampling_frequency_hz", metadata.spikes().samplingFrequencyHz())
        .with("units", metadata.spikes().units().name())
        .with("gain_uv", metadata.spikes().units().gainUv())
        .with("has_times", file.hasEvents() ? 1 : 0)
        .with("has_labels", file.hasLabels() ? 1 : 0)
        .with("file_bytes", sizes.total())
        .with("payload_bytes", sizes.payload())
        .with("residual_bytes", sizes.residual())
        .with("times_bytes", sizes.times())
        .with("labels_bytes", sizes.labels())
        .with("model_bytes", sizes.model())
        .with("metadata_bytes", sizes.metadata())
        .with("frame_bytes", sizes.frame())
        .with("model_embedded", file.embeddedModel().isPresent() ? 1 : 0)
        .with("model_sha256", file.modelSha256())
        .with("input_sha256", file.inputSha256())
        .with("max_error", metadata.maxError())
        .with("source_sha256", file.source().map(SourceHash::sha256).orElse(""))
        .with("recovered", metadata.recovered())
        .with("verified", 1);
  }
}
