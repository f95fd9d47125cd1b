// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.figures;

import io.github.spikepress.charts.Palette;
import io.github.spikepress.charts.PlainChart;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Spikes in the space of their first two principal components, coloured by unit; of large sets a
 * part that is spread evenly. Immutable and thread-safe.
 */
public final class ScatterFigure {

  /** Size of the picture in pixels. */
  public static final Dimension SIZE = new Dimension(640, 520);

  /** In place of a unit: all units are drawn alike. */
  public static final int ALL = -1;

  private static final int MOST_POINTS = 6000;
  private static final double MARGIN = 0.04;
  private static final Color FAINT = new Color(215, 215, 215);

  private final String title;
  private final double[][] points;
  private final int[] labels;

  /**
   * Makes a figure.
   *
   * @param title above the chart
   * @param points {@code [spike][component]}
   * @param labels unit of each spike; −1 = not assigned, drawn grey
   */
  public ScatterFigure(String title, double[][] points, int[] labels) {
    this.title = title;
    this.points = points;
    this.labels = labels;
  }

  /**
   * Draws all spikes.
   *
   * @param highlighted a unit that stands out, or {@link #ALL}
   * @return a picture of {@link #SIZE}
   */
  public BufferedImage draw(int highlighted) {
    return SideBySide.draw(List.of(chart(highlighted)));
  }

  /**
   * Where the spikes lie in the picture, whichever unit stands out in it.
   *
   * @return {@code [spike][x, y]} in pixels from the upper left corner
   */
  public double[][] places() {
    XYChart chart = chart(ALL);
    // Only a chart that has been painted knows.
    SideBySide.draw(List.of(chart));
    double[][] places = new double[points.length][];
    for (int spike = 0; spike < points.length; spike++) {
      places[spike] =
          new double[] {
            chart.getScreenXFromChart(points[spike][0]), chart.getScreenYFromChart(second(spike))
          };
    }
    return places;
  }

  private double second(int spike) {
    return points[spike].length > 1 ? points[spike][1] : 0;
  }

  private XYChart chart(int highlighted) {
    XYChart chart =
        PlainChart.of(
            title, "principal component 1", "principal component 2", SIZE.width, SIZE.height);
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    chart.getStyler().setMarkerSize(5);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    int units = IntStream.of(labels).max().orElse(-1) + 1;
    add(chart, "not assigned", -1, Palette.BACKGROUND);
    for (int unit = 0; unit < units; unit++) {
      if (unit != highlighted) {
        Color colour = highlighted == ALL ? Palette.colour(unit) : FAINT;
        add(chart, "unit " + unit, unit, colour);
      }
    }
    if (highlighted != ALL) {
      add(chart, "unit " + highlighted, highlighted, Palette.colour(highlighted));
    }
    DoubleSummaryStatistics x =
        IntStream.range(0, points.length).mapToDouble(i -> points[i][0]).summaryStatistics();
    DoubleSummaryStatistics y =
        IntStream.range(0, points.length).mapToDouble(this::second).summaryStatistics();
    chart.getStyler().setXAxisMin(x.getMin() - margin(x)).setXAxisMax(x.getMax() + margin(x));
    chart.getStyler().setYAxisMin(y.getMin() - margin(y)).setYAxisMax(y.getMax() + margin(y));
    return chart;
  }

  /** Around the spikes, so that those at the edge are whole; of equal spikes there is one too. */
  private static double margin(DoubleSummaryStatistics values) {
    double extent = values.getMax() - values.getMin();
    return extent > 0 ? MARGIN * extent : 1;
  }

  private void add(XYChart chart, String name, int unit, Color colour) {
    int stride = Math.max(1, (labels.length + MOST_POINTS - 1) / MOST_POINTS);
    int[] drawn =
        IntStream.iterate(0, i -> i < labels.length, i -> i + stride)
            .filter(i -> labels[i] == unit)
            .toArray();
    if (drawn.length == 0) {
      return;
    }
    double[] x = IntStream.of(drawn).mapToDouble(i -> points[i][0]).toArray();
    double[] y = IntStream.of(drawn).mapToDouble(this::second).toArray();
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(SeriesMarkers.CIRCLE);
    series.setMarkerColor(colour);
  }
}
