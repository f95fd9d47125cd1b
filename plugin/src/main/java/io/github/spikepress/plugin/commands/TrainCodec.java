// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import ij.ImagePlus;
import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.ModelFile;
import io.github.spikepress.plugin.results.ResultsRow;
import io.github.spikepress.plugin.results.TrainingChart;
import io.github.spikepress.waveforms.Spikes;
import java.io.File;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.NumberWidget;

/** Trains a codec on the spikes of a file and writes its model. */
@Plugin(
    type = Command.class,
    label = "Train Codec",
    description = "Trains a codec on the spikes of a file and writes its model file.",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "SpikePress"),
      @Menu(label = "Train Codec...", weight = 10)
    })
public final class TrainCodec extends SpikeReadingCommand {

  @Parameter(
      label = "Output model file (.safetensors)",
      description = "The model; its card is written beside it as .json for people.",
      style = "save",
      persist = false)
  private File output;

  @Parameter(
      label = "Codec family",
      description = "Name of the codec family to train, such as trellis, pca, dct or cae.",
      callback = "foretell",
      required = false,
      persist = false)
  private String codec = CodecChoice.DEFAULT_FAMILY;

  @Parameter(
      label = "Quality (dB, 0 = not asked)",
      description =
          "Signal-to-noise-and-distortion ratio to reach at the least size, in dB. 0 = not asked.",
      style = NumberWidget.SLIDER_STYLE,
      min = "0",
      max = "80",
      stepSize = "0.5",
      callback = "foretell",
      required = false,
      persist = false)
  private double quality = 0;

  @Parameter(
      label = "Payload ratio (0 = not asked)",
      description =
          "Compression ratio to reach at the best quality: 16 bits per sample over payload bits."
              + " 0 = not asked.",
      min = "0",
      max = "10000",
      callback = "foretell",
      required = false,
      persist = false)
  private double ratio = 0;

  @Parameter(
      label = "Epochs (0 = the family's default)",
      description = "Passes over the spikes; 0 = the family's default.",
      min = "0",
      required = false,
      persist = false)
  private int epochs = 0;

  @Parameter(
      label = "Codec settings (name=value ...)",
      description = "Further settings of the family: name=value pairs separated by spaces.",
      callback = "foretell",
      required = false,
      persist = false)
  private String settings = "";

  @Parameter(
      label = "Seed",
      description = "Start of every random choice: equal inputs and seed give an equal model.",
      required = false,
      persist = false)
  private long seed = 1;

  @Parameter(
      label = "Consequence",
      description = "What the settings come to.",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String consequence = "";

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Training",
      description = "Loss, validation quality and codewords in use, epoch by epoch.")
  private ImagePlus chart;

  /** Made by SciJava. */
  public TrainCodec() {}

  @Override
  protected void check(Problems problems) {
    super.check(problems);
    problems.check("output", this::requireOutput);
    problems.check("codec", this::requireCodec);
    problems.check("ratio", this::requireOneTarget);
    problems.check("settings", this::requireSettings);
  }

  private void requireOutput() {
    OutputFile.require(output, ModelFile.ENDING);
  }

  private void requireCodec() {
    CodecFamilies.named(codec.strip());
  }

  private void requireOneTarget() {
    TrainingInputs.request(ratio, quality, epochs, "");
  }

  private void requireSettings() {
    Consequence.requireSettings(codec, settings);
  }

  @Override
  protected boolean keepsBestSoFar() {
    return true;
  }

  @Override
  protected void execute(CommandProgress progress) {
    requireOutput();
    Spikes spikes = read(progress).spikes();
    TrainingChart training = new TrainingChart("Training of " + output.getName(), progress);
    CodecModel model =
        CodecFamilies.named(codec.strip())
            .train(
                spikes.waveforms(),
                TrainingInputs.request(ratio, quality, epochs, settings),
                seed,
                training)
            .model();
    ModelFile.write(output.toPath(), model);
    keepAlthoughCancelled();
    chart = training.image().orElse(null);
    ResultsRow row =
        ResultsRow.ofNewTable()
            .with("input", inputName())
            .with("output", output.getPath())
            .with("codec", model.family())
            .with("spikes", spikes.waveforms().numSpikes())
            .with("channels", spikes.waveforms().numChannels())
            .with("samples", spikes.waveforms().numSamples())
            .with("sampling_frequency_hz", spikes.metadata().samplingFrequencyHz())
            .with("model_bytes", output.length())
            .with("model_sha256", ModelFile.sha256(model));
    model.card().figures().forEach(row::with);
    results = row.table();
  }

  /** Called by SciJava when an input changes in the dialog. */
  void foretell() {
    consequence = Consequence.of(codec, ratio, quality, epochs, settings);
  }
}
