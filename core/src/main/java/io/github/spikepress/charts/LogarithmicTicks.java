// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.charts;

import org.knowm.xchart.style.AxesChartStyler;

/**
 * Logarithmic axes with labels that leave room for each other: one, two and five of each decade.
 */
public final class LogarithmicTicks {

  private LogarithmicTicks() {}

  /**
   * Makes the horizontal axis logarithmic.
   *
   * @param styler of a chart
   */
  public static void onX(AxesChartStyler styler) {
    styler.setXAxisLogarithmic(true);
    styler.setXAxisLogarithmicDecadeOnly(false);
    styler.setxAxisTickLabelsFormattingFunction(LogarithmicTicks::label);
  }

  /**
   * Makes the vertical axis logarithmic.
   *
   * @param styler of a chart
   */
  public static void onY(AxesChartStyler styler) {
    styler.setYAxisLogarithmic(true);
    styler.setYAxisLogarithmicDecadeOnly(false);
    styler.setyAxisTickLabelsFormattingFunction(LogarithmicTicks::label);
  }

  /** The number itself, or nothing. */
  static String label(double value) {
    double decade = Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
    long digit = Math.round(value / decade);
    if (digit != 1 && digit != 2 && digit != 5) {
      return "";
    }
    double shown = digit * decade;
    return shown >= 1 ? Long.toString(Math.round(shown)) : Double.toString(shown);
  }
}
