// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import io.github.spikepress.dynamics.DynamicsInference;
import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.dynamics.model.DynamicsModel;
import io.github.spikepress.dynamics.model.DynamicsModelFile;
import io.github.spikepress.dynamics.network.NetworkShape;
import io.github.spikepress.dynamics.training.TrainingSettings;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.plugin.results.ResultsRow;
import java.io.File;
import java.util.Optional;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Trains a model of dynamics on the observed counts of a file. */
@Plugin(
    type = Command.class,
    label = "Train Dynamics",
    description = "Trains a model of latent dynamics on the observed spike counts of a file.",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "SpikePress"),
      @Menu(label = "Train Dynamics...", weight = 44)
    })
public final class TrainDynamics extends CountsReadingCommand {

  private static final String ENDING = ".safetensors";
  private static final String DETERMINISTIC = "deterministic";
  private static final String VARIATIONAL = "variational";
  private static final String CONTROLLED = "controlled";
  private static final int INFERRED_INPUTS = 2;

  @Parameter(
      label = "Output model file (.safetensors)",
      description = "The model; shape, settings and figures of its training are part of the file.",
      style = "save",
      persist = false)
  private File output;

  @Parameter(
      label = "Network",
      description =
          "deterministic: that of the SBTT demo; variational: a Gaussian initial condition and 8"
              + " factors; controlled: the same with two inferred inputs.",
      choices = {DETERMINISTIC, VARIATIONAL, CONTROLLED},
      required = false,
      persist = false)
  private String network = DETERMINISTIC;

  @Parameter(
      label = "Model to start from (.safetensors, empty = none)",
      description =
          "A model of the same channels that is trained on, for example one trained on a few trials"
              + " at full bandwidth; its network is kept.",
      style = "open",
      required = false,
      persist = false)
  private File pretrained;

  @Parameter(
      label = "Epochs",
      description = "Passes over the trials.",
      min = "1",
      required = false,
      persist = false)
  private int epochs = 200;

  @Parameter(
      label = "Seed",
      description = "Start of every random choice: equal inputs and seed give an equal model.",
      required = false,
      persist = false)
  private long seed = 1;

  @Parameter(
      label = "Checkpoint (.safetensors, empty = none)",
      description =
          "Where the training stands after each epoch; a file that is there already is gone on"
              + " from.",
      style = "save",
      required = false,
      persist = false)
  private File checkpoint;

  /** Made by SciJava. */
  public TrainDynamics() {}

  @Override
  protected void check(Problems problems) {
    super.check(problems);
    problems.check("output", this::requireOutput);
    problems.check("pretrained", this::requirePretrained);
    problems.check("checkpoint", this::requireCheckpoint);
  }

  private void requireOutput() {
    OutputFile.require(output, ENDING);
  }

  private void requirePretrained() {
    InputFile.require(pretrained);
  }

  private void requireCheckpoint() {
    OutputFile.require(checkpoint, ENDING);
  }

  @Override
  protected boolean keepsBestSoFar() {
    return true;
  }

  @Override
  protected void execute(CommandProgress progress) {
    requireOutput();
    requireCheckpoint();
    BinnedCounts counts = counts(progress);
    DynamicsModel model = pretrained == null ? fresh(counts, progress) : adapted(counts, progress);
    DynamicsModelFile.write(output.toPath(), model);
    keepAlthoughCancelled();
    ResultsRow row =
        CountsRow.of(inputName(), counts)
            .with("output", output.getPath())
            .with("network", pretrained == null ? network : "as " + pretrained.getName())
            .with("training_trials", model.origin().trainingTrials())
            .with("model_bytes", output.length());
    model.origin().figures().forEach(row::with);
    results = row.table();
  }

  private DynamicsModel fresh(BinnedCounts counts, CommandProgress progress) {
    return DynamicsInference.train(
        counts,
        shape(counts.numChannels()),
        TrainingSettings.recommended(epochs),
        seed,
        Optional.ofNullable(checkpoint).map(File::toPath),
        progress.handingOver());
  }

  private DynamicsModel adapted(BinnedCounts counts, CommandProgress progress) {
    return DynamicsInference.adapt(
        DynamicsModelFile.read(pretrained.toPath()),
        counts,
        TrainingSettings.adapting(epochs),
        seed,
        Optional.ofNullable(checkpoint).map(File::toPath),
        progress.handingOver());
  }

  private NetworkShape shape(int channels) {
    return switch (network) {
      case DETERMINISTIC -> NetworkShape.demo(channels);
      case VARIATIONAL -> NetworkShape.variational(channels);
      case CONTROLLED -> NetworkShape.controlled(channels, INFERRED_INPUTS);
      default ->
          throw new WrongArgumentException(
              "network must be "
                  + String.join(", ", DETERMINISTIC, VARIATIONAL, CONTROLLED)
                  + ", got '"
                  + network
                  + "'");
    };
  }
}
