// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.spikepress.plugin.results.ResultsRow;
import io.github.spikepress.plugin.results.SortingImages;
import io.github.spikepress.sorting.clustering.KMeansSettings;
import io.github.spikepress.sorting.clustering.Silhouette;
import io.github.spikepress.sorting.clustering.Sorting;
import io.github.spikepress.sorting.clustering.SpikeSorter;
import io.github.spikepress.sorting.comparison.SortingComparison;
import io.github.spikepress.sorting.export.PhyExport;
import io.github.spikepress.sorting.export.PhySortings;
import io.github.spikepress.sorting.export.SpikeTable;
import io.github.spikepress.sorting.features.PcaFeatures;
import io.github.spikepress.waveforms.SpikeSource;
import io.github.spikepress.waveforms.Spikes;
import java.io.File;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.NumberWidget;

/** Sorts the spikes of a file into units. */
@Plugin(
    type = Command.class,
    label = "Sort Spikes",
    description = "Sorts spikes into units: of a recording, cut already, or compressed.",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "SpikePress"),
      @Menu(label = "Sort Spikes...", weight = 40)
    })
public final class SortSpikes extends SpikeReadingCommand {

  @Parameter(
      label = "Output table (.csv, empty = none)",
      description =
          "Where to write sample, channel and unit of each spike; unit -1 = not assigned; sample"
              + " and channel are empty where the spikes came without times.",
      style = "save",
      required = false,
      persist = false)
  private File output;

  @Parameter(
      label = "Output folder for Phy (empty = none)",
      description =
          "A new folder that Phy opens (params.py, spike_times.npy, templates.npy, ...); needs"
              + " spikes with times.",
      style = "save",
      required = false,
      persist = false)
  private File phy;

  @Parameter(
      label = "Method",
      description =
          "kmeans: principal components and K-means, as in the CAE paper; auto: aligned spikes and a"
              + " mixture of t distributions, which also sets outliers aside; bnn, dense: a network, binarised"
              + " or in full precision, that learns what auto found, or a trained one.",
      choices = {SorterChoice.KMEANS, SorterChoice.AUTO, SorterChoice.BNN, SorterChoice.DENSE},
      required = false,
      persist = false)
  private String method = SorterChoice.KMEANS;

  @Parameter(
      label = "Trained sorter (.safetensors, empty = none)",
      description =
          "A model of Train Sorter... for bnn or dense; empty = the network learns from these spikes.",
      style = "open",
      required = false,
      persist = false)
  private File model;

  @Parameter(
      label = "Units (0 = find the number)",
      description =
          "Number of units to sort into; 0 = found: by kmeans as the one of 2 to 10 with the best"
              + " silhouette, by auto as many as the spikes can tell apart.",
      min = "0",
      max = "200",
      style = NumberWidget.SLIDER_STYLE,
      required = false,
      persist = false)
  private int units = 0;

  @Parameter(
      label = "Principal components",
      description = "Number of principal components that kmeans sorts by; auto takes 20.",
      min = "1",
      required = false,
      persist = false)
  private int components = 3;

  @Parameter(
      label = "Restarts",
      description = "K-means runs, of which the best is kept.",
      min = "1",
      required = false,
      persist = false)
  private int restarts = 500;

  @Parameter(
      label = "Seed",
      description = "Start of every random choice: equal inputs and seed give an equal sorting.",
      required = false,
      persist = false)
  private long seed = 1;

  @Parameter(
      label = "Model file (empty = embedded or bundled)",
      description =
          "The model file of a .spkz file that neither holds its model nor uses a bundled one.",
      required = false,
      persist = false)
  private String codec = "";

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Units",
      description =
          "One row a unit: spikes, rate, height and too short intervals; selecting a row shows the"
              + " unit in the charts.")
  private ResultsTable unit_table;

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Components",
      description = "Spikes along their first two principal components, coloured by unit.")
  private ImagePlus scatter;

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Unit charts",
      description = "Mean waveform with its deviation, autocorrelogram and rate of each unit.")
  private ImagePlus unit_charts;

  private static final int MAX_ITERATIONS = 100;

  /** Made by SciJava. */
  public SortSpikes() {}

  @Override
  protected void check(Problems problems) {
    super.check(problems);
    problems.check("output", this::requireOutput);
    problems.check("phy", this::requirePhy);
    problems.check("model", this::requireModel);
  }

  private void requireOutput() {
    OutputFile.require(output, ".csv");
  }

  private void requireModel() {
    SorterChoice.requireModelFits(method, model);
  }

  private void requirePhy() {
    if (phy != null) {
      PhyExport.requireFree(phy.toPath());
    }
  }

  @Override
  protected void execute(CommandProgress progress) {
    requireOutput();
    SpikeSource.Reading reading = read(ModelChoice.of(codec), progress);
    Spikes spikes = reading.spikes();
    Truth truth = Truth.of(reading);
    Sorting sorting = sorter().sort(spikes.waveforms(), progress);
    if (output != null) {
      SpikeTable.write(output.toPath(), spikes.events(), sorting);
    }
    if (phy != null) {
      PhyExport.write(phy.toPath(), PhySortings.of(spikes, sorting, List.of()));
    }
    double silhouette =
        new Silhouette(seed).mean(PcaFeatures.of(spikes.waveforms(), components), sorting.labels());
    results =
        ResultsRow.ofNewTable()
            .with("input", inputName())
            .with("output", output == null ? "" : output.getPath())
            .with("method", method)
            .with("spikes", sorting.numSpikes())
            .with("units", sorting.numUnits())
            .with("silhouette", silhouette)
            .with("accuracy", accuracy(truth, sorting))
            .with("recall", truth.recall())
            .with("precision", truth.precision())
            .table();
    SortingImages images = new SortingImages(inputName(), spikes, sorting);
    unit_table = images.table();
    scatter = images.scatter("unit_table");
    unit_charts = images.units("unit_table");
  }

  private SpikeSorter sorter() {
    return SorterChoice.of(
        method, model, new KMeansSettings(units, components, restarts, MAX_ITERATIONS, seed));
  }

  private static double accuracy(Truth truth, Sorting sorting) {
    return truth
        .labels()
        .map(labels -> SortingComparison.of(labels, sorting.labels()).accuracy())
        .orElse(Double.NaN);
  }
}
