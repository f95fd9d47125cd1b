// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.figures;

import io.github.spikepress.charts.Palette;
import io.github.spikepress.charts.PlainChart;
import io.github.spikepress.sorting.units.UnitShape;
import io.github.spikepress.waveforms.SpikeMetadata;
import io.github.spikepress.waveforms.Waveforms;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * One of some spikes before the mean ± standard deviation of them all, on the channel where that
 * mean is highest. Immutable and thread-safe.
 */
public final class SelectedSpikeFigure {

  /** Size of the picture in pixels. */
  public static final Dimension SIZE = new Dimension(460, 360);

  private static final double MILLISECONDS = 1000;
  private static final Color MEAN = new Color(120, 120, 120);

  private final Waveforms spikes;
  private final int[] units;
  private final SpikeMetadata metadata;
  private final UnitShape shape;

  /**
   * Makes a figure.
   *
   * @param spikes at least one
   * @param units unit of each; −1 = not assigned
   * @param metadata of the spikes
   */
  public SelectedSpikeFigure(Waveforms spikes, int[] units, SpikeMetadata metadata) {
    this.spikes = spikes;
    this.units = units;
    this.metadata = metadata;
    shape = UnitShape.of(spikes, new int[spikes.numSpikes()], 0);
  }

  /**
   * Draws one spike.
   *
   * @param index among the spikes
   * @param title above the chart
   * @return a picture of {@link #SIZE}
   */
  public BufferedImage draw(int index, String title) {
    double hz = metadata.samplingFrequencyHz();
    boolean timed = !Double.isNaN(hz);
    double step = timed ? MILLISECONDS / hz : 1;
    int peak = Math.max(0, metadata.nBefore());
    int channel = shape.mainChannel();
    XYChart chart =
        PlainChart.of(
            title,
            timed ? "time (ms)" : "sample",
            metadata.units().name(),
            SIZE.width,
            SIZE.height);
    chart.getStyler().setLegendVisible(false);
    double[] x =
        IntStream.range(0, spikes.numSamples()).mapToDouble(t -> (t - peak) * step).toArray();
    double[] mean = shape.mean()[channel];
    DeviationBand.add(chart, x, mean, shape.sd()[channel], MEAN);
    line(chart, "mean", x, mean, MEAN);
    double[] one =
        IntStream.range(0, x.length).mapToDouble(t -> spikes.get(index, channel, t)).toArray();
    line(
        chart,
        "spike",
        x,
        one,
        units[index] < 0 ? Palette.BACKGROUND : Palette.colour(units[index]));
    return SideBySide.draw(List.of(chart));
  }

  private static void line(XYChart chart, String name, double[] x, double[] y, Color colour) {
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(colour);
    series.setLineWidth(2);
  }
}
