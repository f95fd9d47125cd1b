// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.figures;

import java.awt.Color;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The shade between mean − sd and mean + sd. */
final class DeviationBand {

  private static final int SHADE = 70;

  private DeviationBand() {}

  /** Runs along mean + sd to the right and along mean − sd back. */
  static void add(XYChart chart, double[] x, double[] mean, double[] sd, Color colour) {
    int n = x.length;
    double[] xs = new double[2 * n];
    double[] ys = new double[2 * n];
    for (int i = 0; i < n; i++) {
      xs[i] = x[i];
      ys[i] = mean[i] + sd[i];
      xs[2 * n - 1 - i] = x[i];
      ys[2 * n - 1 - i] = mean[i] - sd[i];
    }
    XYSeries series = chart.addSeries("± sd", xs, ys);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    series.setFillColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), SHADE));
    series.setLineColor(new Color(0, 0, 0, 0));
    series.setMarker(SeriesMarkers.NONE);
  }
}
