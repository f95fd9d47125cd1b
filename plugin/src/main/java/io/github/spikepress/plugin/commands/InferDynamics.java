// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import ij.ImagePlus;
import io.github.spikepress.dynamics.DynamicsInference;
import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.dynamics.model.InferredDynamics;
import io.github.spikepress.plugin.results.RatesImage;
import java.io.File;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Infers firing rates from counts of channels that are not always watched. */
@Plugin(
    type = Command.class,
    label = "Infer Dynamics",
    description = "Infers firing rates and latent factors from spike counts or sorted spikes.",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "SpikePress"),
      @Menu(label = "Infer Dynamics...", weight = 45)
    })
public final class InferDynamics extends CountsReadingCommand {

  @Parameter(
      label = "Model (.safetensors)",
      description = "A model of dynamics, as Train Dynamics writes it.",
      style = "open",
      persist = false)
  private File model;

  @Parameter(
      label = "Rates (.npy, empty = none)",
      description = "Where to write the rates in spikes per second, [trial][bin][channel].",
      style = "save",
      required = false,
      persist = false)
  private File output;

  @Parameter(
      label = "Factors (.npy, empty = none)",
      description = "Where to write the latent factors, [trial][bin][factor].",
      style = "save",
      required = false,
      persist = false)
  private File factors;

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Rates",
      description = "A heat map for each trial, and beside it what was observed.")
  private ImagePlus rates;

  /** Made by SciJava. */
  public InferDynamics() {}

  @Override
  protected void check(Problems problems) {
    super.check(problems);
    problems.check("model", this::requireModel);
    problems.check("output", this::requireOutput);
    problems.check("factors", this::requireFactors);
  }

  private void requireOutput() {
    OutputFile.require(output, ".npy");
  }

  private void requireModel() {
    InputFile.require(model);
  }

  private void requireFactors() {
    OutputFile.require(factors, ".npy");
  }

  @Override
  protected void execute(CommandProgress progress) {
    requireOutput();
    requireFactors();
    BinnedCounts counts = counts(progress);
    InferredDynamics inferred = DynamicsInference.infer(model.toPath(), counts, progress);
    if (output != null) {
      inferred.writeRates(output.toPath());
    }
    if (factors != null) {
      inferred.writeFactors(factors.toPath());
    }
    rates = RatesImage.of(inferred.ratesHz(), counts.observed());
    results =
        CountsRow.of(inputName(), counts)
            .with("factors", inferred.factors()[0][0].length)
            .with("mean_rate_hz", mean(inferred.ratesHz()))
            .table();
  }

  private static double mean(double[][][] ratesHz) {
    double sum = 0;
    for (double[][] trial : ratesHz) {
      for (double[] bin : trial) {
        for (double rate : bin) {
          sum += rate;
        }
      }
    }
    return sum / ((double) ratesHz.length * ratesHz[0].length * ratesHz[0][0].length);
  }
}
