// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.NpyFile;
import io.github.spikepress.plugin.results.ResultsRow;
import io.github.spikepress.sorting.binarized.BinarizedNetwork;
import io.github.spikepress.sorting.binarized.NetworkOperations;
import io.github.spikepress.sorting.clustering.mixture.MixtureSettings;
import io.github.spikepress.sorting.clustering.mixture.MixtureSorter;
import io.github.spikepress.sorting.export.HardwareImage;
import io.github.spikepress.sorting.model.InputNormalisation;
import io.github.spikepress.sorting.model.SorterModel;
import io.github.spikepress.sorting.model.SorterModelFile;
import io.github.spikepress.sorting.training.NetworkKind;
import io.github.spikepress.sorting.training.OutputPrecision;
import io.github.spikepress.sorting.training.SorterTraining;
import io.github.spikepress.sorting.training.TrainingSettings;
import io.github.spikepress.waveforms.Waveforms;
import java.io.File;
import java.util.Locale;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.NumberWidget;

/** Trains a network that sorts spikes one at a time, and writes its model. */
@Plugin(
    type = Command.class,
    label = "Train Sorter",
    description = "Trains a network that sorts spikes as they come, and writes its model file.",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "SpikePress"),
      @Menu(label = "Train Sorter...", weight = 43)
    })
public final class TrainSorter extends SpikeReadingCommand {

  @Parameter(
      label = "Output model file (.safetensors)",
      description = "The trained sorter, for Sort Spikes... with method=bnn or method=dense.",
      style = "save",
      persist = false)
  private File output;

  @Parameter(
      label = "Labels (.npy, empty = none)",
      description =
          "Unit of each spike of the input, whole numbers, -1 = not known; empty = labels are made"
              + " from the spikes by method auto.",
      style = "open",
      required = false,
      persist = false)
  private File labels;

  @Parameter(
      label = "Units (0 = find the number)",
      description = "Number of units of the labels that auto makes; 0 = found.",
      min = "0",
      max = "200",
      style = NumberWidget.SLIDER_STYLE,
      required = false,
      persist = false)
  private int units = 0;

  @Parameter(
      label = "Method",
      description =
          "bnn: two hidden layers of 256 units with binary weights; dense: the same layers in full"
              + " precision.",
      choices = {SorterChoice.BNN, SorterChoice.DENSE},
      required = false,
      persist = false)
  private String method = SorterChoice.BNN;

  @Parameter(
      label = "Output layer",
      description = "Weights of the last layer of bnn: binary, or real with 16 bits each.",
      choices = {"binary", "real"},
      required = false,
      persist = false)
  private String output_layer = "binary";

  @Parameter(
      label = "Normalisation",
      description =
          "How spikes are brought to scale: zscore: each sample by itself; zca: whitened by the"
              + " covariance within units; zca_total: by that of all spikes.",
      choices = {"zscore", "zca", "zca_total"},
      required = false,
      persist = false)
  private String normalisation = "zca";

  @Parameter(
      label = "Epochs (0 = usual)",
      description = "Passes over the spikes at most; 0 = 25, or 20 above 3000 spikes.",
      min = "0",
      required = false,
      persist = false)
  private int epochs = 0;

  @Parameter(
      label = "Seed",
      description = "Start of every random choice: equal inputs and seed give an equal model.",
      required = false,
      persist = false)
  private long seed = 1;

  @Parameter(
      label = "For hardware (.h or .mem, empty = none)",
      description =
          "Where to write the weights of bnn for hardware: a C header or a memory image for"
              + " $readmemh.",
      style = "save",
      required = false,
      persist = false)
  private File hardware;

  /** Made by SciJava. */
  public TrainSorter() {}

  @Override
  protected void check(Problems problems) {
    super.check(problems);
    problems.check("output", this::requireOutput);
    problems.check("labels", this::requireLabels);
    problems.check("hardware", this::requireHardware);
  }

  private void requireOutput() {
    OutputFile.require(output, SorterModelFile.ENDING);
  }

  private void requireLabels() {
    InputFile.require(labels);
  }

  private void requireHardware() {
    OutputFile.require(hardware, ".h", ".mem");
    if (hardware != null && SorterChoice.kind(method) != NetworkKind.BINARIZED) {
      throw new WrongArgumentException("only method=bnn can be written for hardware");
    }
  }

  @Override
  protected void execute(CommandProgress progress) {
    requireOutput();
    requireHardware();
    NetworkKind kind = SorterChoice.kind(method);
    Waveforms spikes = read(progress).spikes().waveforms();
    SorterModel model = training(kind, spikes).train(spikes, labels(spikes, progress), progress);
    if (hardware != null) {
      writeHardware((BinarizedNetwork) model.network());
    }
    SorterModelFile.write(output.toPath(), model);
    NetworkOperations operations = model.network().operations();
    ResultsRow row =
        ResultsRow.ofNewTable()
            .with("input", inputName())
            .with("output", output.getPath())
            .with("method", method)
            .with("labels", labels == null ? SorterChoice.AUTO : labels.getName())
            .with("spikes", model.card().trainingSpikes())
            .with("units", model.card().unitIds().length)
            .with("network_bytes", model.network().sizeBytes())
            .with("normalisation_bytes", model.normaliser().sizeBytes())
            .with("file_bytes", output.length())
            .with("bit_operations", operations.bitOperations())
            .with("additions", operations.additions())
            .with("multiplications", operations.multiplications())
            .with("normalisation_multiplications", model.normaliser().multiplications());
    model.card().figures().forEach(row::with);
    results = row.table();
  }

  private SorterTraining training(NetworkKind kind, Waveforms spikes) {
    SorterTraining usual = SorterTraining.standard(kind, spikes.numSpikes(), seed);
    TrainingSettings settings =
        epochs == 0 ? usual.training() : usual.training().withEpochs(epochs);
    return new SorterTraining(
        usual.network().withOutput(outputPrecision()),
        settings,
        InputNormalisation.of(normalisation),
        usual.alignment());
  }

  private OutputPrecision outputPrecision() {
    return switch (output_layer) {
      case "binary" -> OutputPrecision.BINARY;
      case "real" -> OutputPrecision.REAL;
      default ->
          throw new WrongArgumentException(
              "output_layer must be binary or real, got '" + output_layer + "'");
    };
  }

  private int[] labels(Waveforms spikes, CommandProgress progress) {
    if (labels != null) {
      return NpyFile.read(labels.toPath()).toInts();
    }
    return new MixtureSorter(MixtureSettings.standard(units, seed)).sort(spikes, progress).labels();
  }

  private void writeHardware(BinarizedNetwork network) {
    if (hardware.getName().toLowerCase(Locale.ROOT).endsWith(".h")) {
      HardwareImage.writeHeader(hardware.toPath(), network);
    } else {
      HardwareImage.writeMemory(hardware.toPath(), network);
    }
  }
}
