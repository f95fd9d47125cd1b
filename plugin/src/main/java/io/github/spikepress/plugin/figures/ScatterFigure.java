// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.figures;

import io.github.spikepress.charts.Palette;
import io.github.spikepress.charts.PlainChart;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
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
    return SideBySide.draw(List.of(chart));
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
    double[] y =
        IntStream.of(drawn).mapToDouble(i -> points[i].length > 1 ? points[i][1] : 0).toArray();
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(SeriesMarkers.CIRCLE);
    series.setMarkerColor(colour);
  }
}
