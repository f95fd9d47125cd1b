// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.figures;

import io.github.spikepress.charts.ChartFile;
import io.github.spikepress.charts.Palette;
import io.github.spikepress.charts.PlainChart;
import io.github.spikepress.dynamics.evaluation.RateAgreement;
import io.github.spikepress.dynamics.experiments.ResultRow;
import io.github.spikepress.errors.WrongArgumentException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * R² over the share of observed samples on random masks, means over seeds: pooled, and the mean
 * over neurons whose rate changes. A program: {@code SparsityFigure RUNS PNG}, where RUNS is a file
 * of printed rows.
 */
public final class SparsityFigure {

  private static final double NEURONS = 60;
  private static final String SCHEME = "RANDOM";

  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("SBTT", "SBTT");
    NAMES.put("PRETRAINED", "pre-trained, then SBTT");
    NAMES.put("ZERO_FILLED_RESCALED", "missing as zero, rescaled");
    NAMES.put("ZERO_FILLED", "missing as zero");
    NAMES.put("DEMO_LOSS", "SBTT without regularisation");
    NAMES.put("SMOOTHING_PCA", "smoothing + PCA, best of all settings");
    NAMES.put("ORACLE", "oracle: knows all conditions");
  }

  private SparsityFigure() {}

  /**
   * Draws the chart.
   *
   * @param arguments as above
   */
  public static void main(String[] arguments) {
    if (arguments.length != 2) {
      throw new WrongArgumentException("expected RUNS and PNG, got " + arguments.length + " words");
    }
    draw(ResultRow.read(Path.of(arguments[0])), Path.of(arguments[1]));
  }

  /**
   * Draws the chart.
   *
   * @param rows figures
   * @param file the PNG file; its folder must exist
   */
  public static void draw(List<ResultRow> rows, Path file) {
    ChartFile.write(
        file,
        List.of(
            chart("pooled", rows, RateAgreement::pooled),
            chart(
                "mean, neurons with sd of 1 spike/s or more", rows, RateAgreement::meanModulated)));
  }

  private static XYChart chart(
      String title, List<ResultRow> rows, ToDoubleFunction<RateAgreement> figure) {
    XYChart chart = PlainChart.of(title, "share of samples observed", "R² against the true rates");
    chart.getStyler().setYAxisMin(-0.2).setYAxisMax(1.0).setXAxisMin(0.0).setXAxisMax(1.0);
    chart.getStyler().setLegendVisible(title.equals("pooled"));
    chart.getStyler().setLegendPosition(LegendPosition.InsideSE);
    int number = 0;
    for (Map.Entry<String, String> method : NAMES.entrySet()) {
      NavigableMap<Double, Double> points = points(rows, method.getKey(), figure);
      if (!points.isEmpty()) {
        XYSeries series =
            chart.addSeries(
                method.getValue(), List.copyOf(points.keySet()), List.copyOf(points.values()));
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(Palette.colour(number));
        series.setLineColor(Palette.colour(number));
      }
      number++;
    }
    return chart;
  }

  private static NavigableMap<Double, Double> points(
      List<ResultRow> rows, String method, ToDoubleFunction<RateAgreement> figure) {
    return rows.stream()
        .filter(row -> row.method().equals(method) && row.scheme().equals(SCHEME))
        .collect(
            Collectors.groupingBy(
                row -> row.observed() / NEURONS,
                TreeMap::new,
                Collectors.averagingDouble(row -> figure.applyAsDouble(row.agreement()))));
  }
}
