// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.charts;

import io.github.spikepress.evaluation.RatePoint;
import io.github.spikepress.evaluation.RateQualityCurve;
import io.github.spikepress.evaluation.limit.LimitPoint;
import java.awt.Color;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Quality against compression ratio, both axes logarithmic, as in Figure 3 of the CAE paper: a line
 * a codec with the standard deviation over the trials, the limit dashed. Points of 0 dB and less
 * have no place on a logarithmic axis and are left out.
 */
public final class RateQualityChart {

  private static final Marker[] MARKERS = {
    SeriesMarkers.CIRCLE,
    SeriesMarkers.SQUARE,
    SeriesMarkers.DIAMOND,
    SeriesMarkers.TRIANGLE_UP,
    SeriesMarkers.TRIANGLE_DOWN,
    SeriesMarkers.CROSS
  };

  private RateQualityChart() {}

  /**
   * Draws curves.
   *
   * @param title above the chart
   * @param curves one a codec
   * @param limit estimated limit; empty for none
   * @return the chart
   */
  public static XYChart of(String title, List<RateQualityCurve> curves, List<LimitPoint> limit) {
    XYChart chart =
        new XYChartBuilder()
            .width(1000)
            .height(620)
            .title(title)
            .xAxisTitle("compression ratio (16 bits a sample over payload bits)")
            .yAxisTitle("SNDR (dB)")
            .build();
    style(chart);
    addLimit(chart, limit);
    for (int i = 0; i < curves.size(); i++) {
      addCurve(chart, curves.get(i), i);
    }
    return chart;
  }

  private static void style(XYChart chart) {
    chart.getStyler().setXAxisLogarithmic(true);
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    chart.getStyler().setLegendBorderColor(Color.WHITE);
    chart.getStyler().setMarkerSize(7);
    chart.getStyler().setAxisTicksLineVisible(false);
    chart.getStyler().setPlotGridLinesColor(new Color(225, 225, 225));
    chart.getStyler().setXAxisLogarithmicDecadeOnly(false);
    chart.getStyler().setYAxisLogarithmicDecadeOnly(false);
  }

  private static void addLimit(XYChart chart, List<LimitPoint> limit) {
    List<LimitPoint> drawn = limit.stream().filter(point -> point.sndrDb() > 0).toList();
    if (drawn.isEmpty()) {
      return;
    }
    XYSeries series =
        chart.addSeries(
            "limit (Gaussian mixture)",
            values(drawn, LimitPoint::payloadRatio),
            values(drawn, LimitPoint::sndrDb));
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(Color.BLACK);
    series.setLineStyle(SeriesLines.DASH_DASH);
  }

  private static void addCurve(XYChart chart, RateQualityCurve curve, int index) {
    List<RatePoint> drawn =
        curve.points().stream().filter(point -> point.sndrDb().mean() > 0).toList();
    if (drawn.isEmpty()) {
      return;
    }
    XYSeries series =
        chart.addSeries(
            curve.codec(),
            values(drawn, point -> point.payloadRatio().mean()),
            values(drawn, point -> point.sndrDb().mean()),
            values(drawn, point -> zeroIfUnknown(point.sndrDb().sd())));
    series.setLineColor(Palette.colour(index));
    series.setMarkerColor(Palette.colour(index));
    series.setMarker(MARKERS[index % MARKERS.length]);
    series.setLineStyle(SeriesLines.SOLID);
  }

  private static double zeroIfUnknown(double sd) {
    return Double.isNaN(sd) ? 0 : sd;
  }

  private static <T> double[] values(List<T> points, ToDoubleFunction<T> value) {
    return points.stream().mapToDouble(value).toArray();
  }
}
