// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.figures;

import io.github.spikepress.charts.Palette;
import io.github.spikepress.charts.PlainChart;
import io.github.spikepress.codec.TrainingProgress;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A training epoch by epoch: loss, quality on the validation part, codewords in use. */
public final class TrainingFigure {

  /** Size of the picture in pixels. */
  public static final Dimension SIZE = new Dimension(3 * 340, 300);

  private TrainingFigure() {}

  /**
   * Draws a training. A figure that a codec family does not have stays empty.
   *
   * @param epochs in order; may be empty
   * @return a picture of {@link #SIZE}
   */
  public static BufferedImage draw(List<TrainingProgress> epochs) {
    return SideBySide.draw(
        List.of(
            chart("loss", "loss", epochs, TrainingProgress::loss, 0),
            chart("validation", "SNDR (dB)", epochs, TrainingProgress::validationSndrDb, 1),
            chart(
                "codewords in use",
                "codewords",
                epochs,
                p -> p.codewordsUsed() < 0 ? Double.NaN : p.codewordsUsed(),
                2)));
  }

  private static XYChart chart(
      String title,
      String unit,
      List<TrainingProgress> epochs,
      ToDoubleFunction<TrainingProgress> figure,
      int colour) {
    XYChart chart = PlainChart.of(title, "epoch", unit, SIZE.width / 3, SIZE.height);
    chart.getStyler().setLegendVisible(false);
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (TrainingProgress epoch : epochs) {
      double value = figure.applyAsDouble(epoch);
      if (Double.isFinite(value)) {
        x.add((double) epoch.epoch());
        y.add(value);
      }
    }
    if (!x.isEmpty()) {
      XYSeries series = chart.addSeries(title, x, y);
      series.setLineColor(Palette.colour(colour));
      series.setMarker(x.size() < 2 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
      series.setMarkerColor(Palette.colour(colour));
    }
    return chart;
  }
}
