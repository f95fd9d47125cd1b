// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.charts;

import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/** What all charts of two axes look like before anything is drawn in them. */
public final class PlainChart {

  private static final Color GRID = new Color(225, 225, 225);
  private static final Color LEGEND_BORDER = new Color(200, 200, 200);

  private PlainChart() {}

  /**
   * An empty chart.
   *
   * @param title above the chart
   * @param xTitle the horizontal axis, with its unit
   * @param yTitle the vertical axis, with its unit
   * @return the chart, to add series to
   */
  public static XYChart of(String title, String xTitle, String yTitle) {
    return of(title, xTitle, yTitle, 520, 420);
  }

  /**
   * An empty chart of another size.
   *
   * @param title above the chart
   * @param xTitle the horizontal axis, with its unit
   * @param yTitle the vertical axis, with its unit
   * @param width in pixels
   * @param height in pixels
   * @return the chart, to add series to
   */
  public static XYChart of(String title, String xTitle, String yTitle, int width, int height) {
    XYChart chart =
        new XYChartBuilder()
            .width(width)
            .height(height)
            .title(title)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setPlotGridLinesColor(GRID);
    chart.getStyler().setPlotBorderVisible(false);
    chart.getStyler().setLegendPosition(LegendPosition.InsideSE);
    chart.getStyler().setLegendBorderColor(LEGEND_BORDER);
    chart.getStyler().setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
    chart.getStyler().setXAxisDecimalPattern("0.##");
    chart.getStyler().setYAxisDecimalPattern("0.##");
    return chart;
  }
}
