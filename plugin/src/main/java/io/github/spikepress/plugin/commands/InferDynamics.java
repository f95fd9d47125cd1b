// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import ij.ImagePlus;
import io.github.spikepress.dynamics.DynamicsInference;
import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.dynamics.counts.CountsFile;
import io.github.spikepress.dynamics.model.InferredDynamics;
import io.github.spikepress.plugin.results.RatesImage;
import io.github.spikepress.plugin.results.ResultsRow;
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
    description = "Infers firing rates and latent factors from binned spike counts.",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "SpikePress"),
      @Menu(label = "Infer Dynamics...", weight = 45)
    })
public final class InferDynamics extends SpikePressCommand {

  @Parameter(
      label = "Counts (.npy or .h5)",
      description = "Spike counts as [trial][bin][channel]; NaN = not observed.",
      style = "open",
      persist = false)
  private File input;

  @Parameter(
      label = "Array in an HDF5 file",
      description = "Path of the counts in an HDF5 file; not used for NPY.",
      required = false,
      persist = false)
  private String dataset = "counts";

  @Parameter(
      label = "Bin (ms)",
      description = "Length of a bin in milliseconds; that of the model's training.",
      required = false,
      persist = false)
  private double bin_ms = 20;

  @Parameter(
      label = "Model (.safetensors)",
      description = "A trained model of dynamics.",
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
  protected void execute(CommandProgress progress) {
    OutputFile.require(output, ".npy");
    OutputFile.require(factors, ".npy");
    BinnedCounts counts = CountsFile.read(input.toPath(), dataset, bin_ms / 1000);
    InferredDynamics inferred = DynamicsInference.infer(model.toPath(), counts, progress);
    if (output != null) {
      inferred.writeRates(output.toPath());
    }
    if (factors != null) {
      inferred.writeFactors(factors.toPath());
    }
    rates = RatesImage.of(inferred.ratesHz(), counts.observed());
    double entries = (double) counts.numTrials() * counts.numBins() * counts.numChannels();
    results =
        ResultsRow.ofNewTable()
            .with("input", input.getName())
            .with("trials", counts.numTrials())
            .with("bins", counts.numBins())
            .with("channels", counts.numChannels())
            .with("factors", inferred.factors()[0][0].length)
            .with("observed_share", counts.numObserved() / entries)
            .with("mean_rate_hz", mean(inferred.ratesHz(), entries))
            .table();
  }

  private static double mean(double[][][] ratesHz, double entries) {
    double sum = 0;
    for (double[][] trial : ratesHz) {
      for (double[] bin : trial) {
        for (double rate : bin) {
          sum += rate;
        }
      }
    }
    return sum / entries;
  }
}
