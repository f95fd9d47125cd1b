// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.spikepress.codec.Distortion;
import io.github.spikepress.container.Decompression;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.evaluation.SpikeError;
import io.github.spikepress.plugin.figures.RestoredSpikeFigure;
import io.github.spikepress.plugin.results.ChartStack;
import io.github.spikepress.plugin.results.LinkedRows;
import io.github.spikepress.plugin.results.ResultsRow;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Shows spikes before and after compression, the worst first. */
@Plugin(
    type = Command.class,
    label = "Compare Waveforms",
    description =
        "Shows spikes as recorded, as restored from a .spkz file, and what was lost, side by side,"
            + " the worst spikes first.",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "SpikePress"),
      @Menu(label = "Compare Waveforms...", weight = 35)
    })
public final class CompareWaveforms extends SpikeReadingCommand {

  @Parameter(
      label = "Compressed file (.spkz)",
      description =
          "What Compress Spikes... made of the input, with the same detection and window.",
      style = "open",
      persist = false)
  private File compressed;

  @Parameter(
      label = "Spikes shown (0 = all)",
      description = "How many of the worst spikes get a row and a slice; 0 = all.",
      min = "0",
      required = false,
      persist = false)
  private int spikes = 200;

  @Parameter(
      label = "Model file (empty = embedded or bundled)",
      description =
          "The model file of a .spkz file that neither holds its model nor uses a bundled one.",
      required = false,
      persist = false)
  private String codec = "";

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Worst spikes",
      description = "A slice a spike: original, restored and residual; the worst spike first.")
  private ImagePlus worst;

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Spikes",
      description =
          "A row for each slice; selecting a row shows its slice and the other way round.")
  private ResultsTable spike_table;

  /** Made by SciJava. */
  public CompareWaveforms() {}

  @Override
  protected void check(Problems problems) {
    super.check(problems);
    problems.check("compressed", this::requireCompressed);
  }

  private void requireCompressed() {
    InputFile.require(compressed);
  }

  @Override
  protected void execute(CommandProgress progress) {
    Spikes original = read(progress).spikes();
    Waveforms restored =
        Decompression.read(compressed.toPath(), ModelChoice.of(codec), progress).waveforms();
    requireSame(original.waveforms(), restored);
    progress.checkpoint("Comparing", 0);
    List<SpikeError> all = SpikeError.worstFirst(original.waveforms(), restored);
    List<SpikeError> shown = spikes == 0 ? all : all.subList(0, Math.min(spikes, all.size()));
    worst = image(original, restored, shown);
    spike_table = table(shown, original.events());
    LinkedRows.mark(worst, "spike_table", 1);
    Distortion whole = Distortion.between(original.waveforms(), restored);
    results =
        ResultsRow.ofNewTable()
            .with("input", inputName())
            .with("compressed", compressed.getName())
            .with("spikes", all.size())
            .with("shown", shown.size())
            .with("sndr_db", whole.meanSndrDb())
            .with("sndr_db_sd", whole.sdSndrDb())
            .with("pooled_sndr_db", whole.pooledSndrDb())
            .with("rmse", whole.rmse())
            .with("greatest_error", whole.greatestError())
            .with("worst_spike", whole.worstSpike())
            .with("worst_sndr_db", whole.worstSndrDb())
            .table();
  }

  private void requireSame(Waveforms original, Waveforms restored) {
    if (original.numSpikes() != restored.numSpikes()
        || original.numChannels() != restored.numChannels()
        || original.numSamples() != restored.numSamples()) {
      throw new WrongArgumentException(
          compressed.getName()
              + " holds "
              + restored
              + " but "
              + inputName()
              + " gives "
              + original
              + ": name the file that was compressed, with the same detection and window");
    }
  }

  private ImagePlus image(Spikes original, Waveforms restored, List<SpikeError> shown) {
    RestoredSpikeFigure figure =
        new RestoredSpikeFigure(original.waveforms(), restored, original.metadata());
    List<String> labels =
        shown.stream()
            .map(e -> String.format(Locale.ROOT, "spike %d: %.2f dB", e.spike(), e.sndrDb()))
            .toList();
    return ChartStack.image(
        "Worst spikes of " + inputName(),
        RestoredSpikeFigure.SIZE,
        labels,
        index -> figure.draw(shown.get(index).spike()));
  }

  private static ResultsTable table(List<SpikeError> shown, Optional<SpikeEvents> events) {
    ResultsTable table = new ResultsTable();
    table.showRowNumbers(false);
    table.setNaNEmptyCells(true);
    int rank = 1;
    for (SpikeError error : shown) {
      int spike = error.spike();
      ResultsRow.appendTo(table)
          .with("rank", rank++)
          .with("spike", spike)
          .with("sample", events.map(e -> (double) e.samples()[spike]).orElse(Double.NaN))
          .with("channel", events.map(e -> (double) e.channels()[spike]).orElse(Double.NaN))
          .with("sndr_db", error.sndrDb())
          .with("rmse", error.rmse())
          .with("greatest_error", error.greatestError());
    }
    return table;
  }
}
