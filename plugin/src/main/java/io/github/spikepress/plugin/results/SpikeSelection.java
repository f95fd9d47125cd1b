// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.results;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import io.github.spikepress.plugin.figures.ScatterFigure;
import io.github.spikepress.plugin.figures.SelectedSpikeFigure;
import io.github.spikepress.waveforms.Spikes;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The spikes of a scatter that lie within a region drawn around them, as a table and a stack whose
 * rows and slices belong together. Immutable and thread-safe.
 */
final class SpikeSelection {

  /** The table, as outputs of commands are named. */
  static final String TABLE = "selected_spikes";

  private final Spikes spikes;
  private final int[] labels;
  private final ScatterFigure scatter;

  /**
   * Of one scatter.
   *
   * @param spikes its points
   * @param labels unit of each; −1 = not assigned
   * @param scatter where they lie
   */
  SpikeSelection(Spikes spikes, int[] labels, ScatterFigure scatter) {
    this.spikes = spikes;
    this.labels = labels;
    this.scatter = scatter;
  }

  /**
   * Finds the spikes within a region; also those that a scatter of very many does not draw.
   *
   * @param region an area in pixels of the picture
   * @param unit only spikes of this unit, or {@link ScatterFigure#ALL}
   * @return their indexes, ascending
   */
  int[] within(Roi region, int unit) {
    double[][] places = scatter.places();
    return IntStream.range(0, labels.length)
        .filter(spike -> unit == ScatterFigure.ALL || labels[spike] == unit)
        .filter(spike -> region.contains(pixel(places[spike][0]), pixel(places[spike][1])))
        .toArray();
  }

  private static int pixel(double place) {
    return (int) Math.round(place);
  }

  /**
   * The chosen spikes in rows.
   *
   * @param chosen their indexes
   * @return spike, sample, channel and unit; NaN where spikes came without times
   */
  ResultsTable table(int[] chosen) {
    ResultsTable table = new ResultsTable();
    table.showRowNumbers(false);
    table.setNaNEmptyCells(true);
    for (int spike : chosen) {
      ResultsRow.appendTo(table)
          .with("spike", spike)
          .with("sample", spikes.events().map(e -> (double) e.samples()[spike]).orElse(Double.NaN))
          .with(
              "channel", spikes.events().map(e -> (double) e.channels()[spike]).orElse(Double.NaN))
          .with("unit", labels[spike]);
    }
    return table;
  }

  /**
   * The chosen spikes as pictures.
   *
   * @param chosen their indexes, at least one
   * @return a slice for each row of the table
   */
  ImagePlus image(int[] chosen) {
    int[] units = IntStream.of(chosen).map(spike -> labels[spike]).toArray();
    SelectedSpikeFigure figure =
        new SelectedSpikeFigure(spikes.waveforms().select(chosen), units, spikes.metadata());
    List<String> titles =
        IntStream.range(0, chosen.length)
            .mapToObj(
                i ->
                    String.format(
                        Locale.ROOT,
                        "spike %d, unit %d, among %d selected",
                        chosen[i],
                        units[i],
                        chosen.length))
            .toList();
    ImagePlus image =
        ChartStack.image(
            "Selected spikes",
            SelectedSpikeFigure.SIZE,
            titles,
            index -> figure.draw(index, titles.get(index)));
    LinkedRows.mark(image, TABLE, 1);
    return image;
  }
}
