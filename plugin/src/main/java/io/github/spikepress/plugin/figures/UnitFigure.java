// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.figures;

import io.github.spikepress.charts.Palette;
import io.github.spikepress.charts.PlainChart;
import io.github.spikepress.sorting.clustering.Sorting;
import io.github.spikepress.sorting.units.UnitShape;
import io.github.spikepress.sorting.units.UnitTrain;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.Spikes;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A unit of a sorting: its mean waveform ± standard deviation on its main channel, its
 * autocorrelogram and its firing rate. The last two are left out where spikes came without times.
 * Immutable and thread-safe.
 */
public final class UnitFigure {

  /** Size of the picture in pixels. */
  public static final Dimension SIZE = new Dimension(3 * 360, 340);

  private static final double MILLISECONDS = 1000;
  private static final int LAG_BINS = 100;
  private static final double LAG_BIN_SECONDS = 0.001;
  private static final int RATE_BINS = 60;
  private static final int SHADE = 70;

  private final Spikes spikes;
  private final Sorting sorting;

  /**
   * Makes a figure of all units.
   *
   * @param spikes what was sorted
   * @param sorting unit of each
   */
  public UnitFigure(Spikes spikes, Sorting sorting) {
    this.spikes = spikes;
    this.sorting = sorting;
  }

  /**
   * Draws one unit.
   *
   * @param unit from 0
   * @return a picture of {@link #SIZE}
   */
  public BufferedImage draw(int unit) {
    List<XYChart> charts = new ArrayList<>();
    charts.add(waveform(unit));
    double hz = spikes.metadata().samplingFrequencyHz();
    if (spikes.events().isPresent() && !Double.isNaN(hz)) {
      SpikeEvents events = spikes.events().get();
      UnitTrain train = UnitTrain.of(events.samples(), sorting.labels(), unit, hz);
      double seconds = (Arrays.stream(events.samples()).max().orElse(0) + 1) / hz;
      charts.add(autocorrelogram(train, unit));
      charts.add(rate(train, unit, seconds));
    } else {
      charts.add(chart("no spike times: no autocorrelogram", "lag (ms)", "pairs"));
      charts.add(chart("no spike times: no rate", "time (s)", "spikes/s"));
    }
    return SideBySide.draw(charts);
  }

  private XYChart waveform(int unit) {
    UnitShape shape = UnitShape.of(spikes.waveforms(), sorting.labels(), unit);
    double hz = spikes.metadata().samplingFrequencyHz();
    boolean timed = !Double.isNaN(hz);
    int channel = shape.mainChannel();
    String title =
        String.format(Locale.ROOT, "unit %d: %d spikes, mean ± sd", unit, shape.numSpikes());
    XYChart chart = chart(title, timed ? "time (ms)" : "sample", spikes.metadata().units().name());
    double[] mean = shape.mean()[channel];
    double[] sd = shape.sd()[channel];
    int peak = Math.max(0, spikes.metadata().nBefore());
    double step = timed ? MILLISECONDS / hz : 1;
    double[] x = IntStream.range(0, mean.length).mapToDouble(t -> (t - peak) * step).toArray();
    DeviationBand.add(chart, x, mean, sd, Palette.colour(unit));
    XYSeries series = chart.addSeries("mean", x, mean);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(Palette.colour(unit));
    series.setLineStyle(new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    return chart;
  }

  private static XYChart autocorrelogram(UnitTrain train, int unit) {
    long[] counts = train.autocorrelogram(LAG_BINS, LAG_BIN_SECONDS);
    XYChart chart = chart("autocorrelogram, bins of 1 ms", "lag (ms)", "pairs");
    double[] edges = new double[LAG_BINS + 1];
    double[] heights = new double[LAG_BINS + 1];
    for (int bin = 0; bin <= LAG_BINS; bin++) {
      edges[bin] = (bin - LAG_BINS / 2) * LAG_BIN_SECONDS * MILLISECONDS;
      heights[bin] = counts[Math.min(bin, LAG_BINS - 1)];
    }
    steps(chart, edges, heights, unit);
    return chart;
  }

  private static XYChart rate(UnitTrain train, int unit, double seconds) {
    double width = seconds / RATE_BINS;
    double[] rates = train.ratesHz(RATE_BINS, width);
    String mean =
        String.format(Locale.ROOT, "firing rate, mean %.2f spikes/s", train.numSpikes() / seconds);
    XYChart chart = chart(mean, "time (s)", "spikes/s");
    double[] edges = new double[RATE_BINS + 1];
    double[] heights = new double[RATE_BINS + 1];
    for (int bin = 0; bin <= RATE_BINS; bin++) {
      edges[bin] = bin * width;
      heights[bin] = rates[Math.min(bin, RATE_BINS - 1)];
    }
    steps(chart, edges, heights, unit);
    return chart;
  }

  private static void steps(XYChart chart, double[] x, double[] y, int unit) {
    Color colour = Palette.colour(unit);
    XYSeries series = chart.addSeries("counts", x, y);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.StepArea);
    series.setFillColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 2 * SHADE));
    series.setLineColor(colour);
    series.setLineWidth(1);
    series.setMarker(SeriesMarkers.NONE);
    chart.getStyler().setYAxisMin(0.0);
  }

  private static XYChart chart(String title, String xTitle, String yTitle) {
    XYChart chart = PlainChart.of(title, xTitle, yTitle, SIZE.width / 3, SIZE.height);
    chart.getStyler().setLegendVisible(false);
    return chart;
  }
}
