// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import ij.measure.ResultsTable;
import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.ModelFile;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.container.SpkzFile;
import io.github.spikepress.hardware.Chip;
import io.github.spikepress.hardware.HardwareBudget;
import io.github.spikepress.hardware.LayerCost;
import io.github.spikepress.hardware.NetworkSize;
import io.github.spikepress.plugin.results.ResultsRow;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** What the encoder of a codec costs on a chip inside the head. */
@Plugin(
    type = Command.class,
    label = "Hardware Budget",
    description =
        "Memory, operations, energy and channels of a codec's encoder on the chip Eyeriss, as"
            + " Section 4.3 of the CAE paper reckons.",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "SpikePress"),
      @Menu(label = "Hardware Budget...", weight = 60)
    })
public final class HardwareBudgetReport extends SpikePressCommand {

  private static final NetworkSize PAPER = NetworkSize.PAPER;

  @Parameter(
      label = "Model or compressed file (empty = the paper's network)",
      description =
          "A model file (.safetensors) or a .spkz file; empty = the network of Table 2 of the CAE"
              + " paper.",
      style = "open",
      required = false,
      persist = false)
  private File input;

  @Parameter(
      label = "Firing rate (Hz per channel)",
      description = "Spikes per second on each channel; the paper takes 20.",
      min = "0.001",
      max = "1000",
      required = false,
      persist = false)
  private double firing_rate = 20;

  @Parameter(
      label = "Model file of a .spkz file (empty = embedded or bundled)",
      description =
          "The model file of a .spkz file that neither holds its model nor uses a bundled one.",
      required = false,
      persist = false)
  private String codec = "";

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Layers",
      description = "The lines of Table 2; the paper's network only.")
  private ResultsTable layers;

  /** Made by SciJava. */
  public HardwareBudgetReport() {}

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
    if (input == null) {
      List<LayerCost> encoder = PAPER.encoder();
      layers = table(encoder);
      report("network of the CAE paper", HardwareBudget.of(encoder, PAPER.mSpk(), Chip.EYERISS));
    } else {
      SpikeCodec found = codec(input.toPath());
      report(found.model().family(), HardwareBudget.of(found.cost(), Chip.EYERISS));
    }
  }

  private SpikeCodec codec(Path file) {
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".spkz")) {
      return CodecFamilies.load(ModelFile.read(file));
    }
    try (SpkzFile compressed = SpkzFile.open(file)) {
      return compressed.codec(ModelChoice.of(codec));
    }
  }

  private void report(String name, HardwareBudget budget) {
    results =
        ResultsRow.ofNewTable()
            .with("input", input == null ? "" : input.getName())
            .with("codec", name)
            .with("chip", budget.chip().name())
            .with("encoder_parameters", budget.parameters())
            .with("macs_per_spike", budget.macsPerSpike())
            .with("energy_per_spike_uj", budget.energyPerSpikeMicrojoule())
            .with("firing_rate_hz", firing_rate)
            .with("power_per_channel_uw", budget.powerPerChannelMicrowatt(firing_rate))
            .with("peak_spikes_per_s", Math.floor(budget.peakSpikesPerSecond()))
            .with("safe_spikes_per_s", Math.floor(budget.safeSpikesPerSecond()))
            .with("safe_channels", budget.safeChannels(firing_rate))
            .table();
  }

  private static ResultsTable table(List<LayerCost> encoder) {
    ResultsTable table = new ResultsTable();
    for (LayerCost layer : encoder) {
      ResultsRow.appendTo(table)
          .with("layer", layer.name())
          .with("channels", layer.outputChannels())
          .with("samples", layer.outputSamples())
          .with("parameters", layer.parameters())
          .with("macs_per_group", layer.macs());
    }
    return table;
  }
}
