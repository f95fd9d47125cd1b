// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.notebooks;

import io.github.spikepress.charts.PlainChart;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A chart of lines and points, plain enough for a paper. */
public final class LineChart {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 440;
  private static final float[] DASHES = {6, 6};

  private final XYChart chart;

  /**
   * Starts a chart.
   *
   * @param title what it shows
   * @param horizontal the axis, with its unit
   * @param vertical the axis, with its unit
   */
  public LineChart(String title, String horizontal, String vertical) {
    chart = PlainChart.of(title, horizontal, vertical, WIDTH, HEIGHT);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    chart.getStyler().setMarkerSize(6);
  }

  /**
   * Makes the horizontal axis logarithmic.
   *
   * @return this chart
   */
  public LineChart logarithmic() {
    chart.getStyler().setXAxisLogarithmic(true);
    return this;
  }

  /**
   * Adds points joined by a line.
   *
   * @param name for the legend
   * @param x ascending
   * @param y as many
   * @return this chart
   */
  public LineChart line(String name, double[] x, double[] y) {
    chart.addSeries(name, x, y).setMarker(SeriesMarkers.CIRCLE);
    return this;
  }

  /**
   * Adds a dashed line without points: a limit, or a figure of the paper.
   *
   * @param name for the legend
   * @param x ascending
   * @param y as many
   * @return this chart
   */
  public LineChart dashed(String name, double[] x, double[] y) {
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(Color.GRAY);
    series.setLineStyle(
        new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, DASHES, 0));
    return this;
  }

  /**
   * Adds points alone.
   *
   * @param name for the legend
   * @param x any order
   * @param y as many
   * @return this chart
   */
  public LineChart points(String name, double[] x, double[] y) {
    XYSeries series = chart.addSeries(name, x, y);
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    series.setMarker(SeriesMarkers.CIRCLE);
    return this;
  }

  /**
   * Draws the chart; as the last value of a cell it shows as a picture.
   *
   * @return the picture
   */
  public BufferedImage image() {
    return BitmapEncoder.getBufferedImage(chart);
  }
}
