// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.results;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.spikepress.plugin.figures.ScatterFigure;
import io.github.spikepress.plugin.figures.UnitFigure;
import io.github.spikepress.sorting.clustering.Sorting;
import io.github.spikepress.sorting.features.PcaFeatures;
import io.github.spikepress.sorting.units.UnitShape;
import io.github.spikepress.sorting.units.UnitTrain;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.Spikes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A sorting as images and a table of its units, whose rows and slices belong together. */
public final class SortingImages {

  private static final double REFRACTORY_SECONDS = 0.002;

  private final String name;
  private final Spikes spikes;
  private final Sorting sorting;

  /**
   * Takes a sorting.
   *
   * @param name of the input, for titles
   * @param spikes what was sorted, at least one
   * @param sorting unit of each
   */
  public SortingImages(String name, Spikes spikes, Sorting sorting) {
    this.name = name;
    this.spikes = spikes;
    this.sorting = sorting;
  }

  /**
   * Spikes along their first two principal components: first all units in colour, then a slice for
   * each. A region drawn around spikes selects them.
   *
   * @param table name of the output that is the table of units
   * @return RGB stack of units + 1 slices
   */
  public ImagePlus scatter(String table) {
    int components = Math.min(2, spikes.waveforms().valuesPerSpike());
    double[][] points = PcaFeatures.of(spikes.waveforms(), components);
    int[] units = sorting.labelsWithoutOutliers();
    ScatterFigure figure = new ScatterFigure(name, points, units);
    List<String> labels = new ArrayList<>(List.of("all units"));
    labels.addAll(unitLabels());
    ImagePlus image =
        ChartStack.image(
            "Units of " + name + ": components",
            ScatterFigure.SIZE,
            labels,
            index -> figure.draw(index - 1));
    LinkedRows.mark(image, table, 2);
    ScatterSelection.mark(image, new SpikeSelection(spikes, units, figure));
    return image;
  }

  /**
   * Mean waveform, autocorrelogram and firing rate of each unit.
   *
   * @param table name of the output that is the table of units
   * @return RGB stack of a slice for each unit
   */
  public ImagePlus units(String table) {
    UnitFigure figure = new UnitFigure(spikes, sorting);
    ImagePlus image =
        ChartStack.image("Units of " + name, UnitFigure.SIZE, unitLabels(), figure::draw);
    LinkedRows.mark(image, table, 1);
    return image;
  }

  private List<String> unitLabels() {
    return IntStream.range(0, sorting.numUnits()).mapToObj(unit -> "unit " + unit).toList();
  }

  /**
   * The units in rows.
   *
   * @return spikes, rate, height, main channel and share of too short intervals of each; NaN where
   *     spikes came without times
   */
  public ResultsTable table() {
    ResultsTable table = new ResultsTable();
    table.showRowNumbers(false);
    table.setNaNEmptyCells(true);
    double hz = spikes.metadata().samplingFrequencyHz();
    boolean timed = spikes.events().isPresent() && !Double.isNaN(hz);
    long[] samples = spikes.events().map(SpikeEvents::samples).orElse(new long[0]);
    double seconds = timed ? (Arrays.stream(samples).max().orElse(0) + 1) / hz : Double.NaN;
    int[] sizes = sorting.unitSizes();
    for (int unit = 0; unit < sizes.length; unit++) {
      UnitShape shape = UnitShape.of(spikes.waveforms(), sorting.labels(), unit);
      double violations =
          timed
              ? UnitTrain.of(samples, sorting.labels(), unit, hz).violations(REFRACTORY_SECONDS)
              : Double.NaN;
      ResultsRow.appendTo(table)
          .with("unit", unit)
          .with("spikes", sizes[unit])
          .with("rate_hz", sizes[unit] / seconds)
          .with("peak_to_peak", shape.peakToPeak())
          .with("main_channel", shape.mainChannel())
          .with("intervals_below_2_ms", violations);
    }
    return table;
  }
}
