// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.figures;

import io.github.spikepress.charts.ChartFile;
import io.github.spikepress.charts.Palette;
import io.github.spikepress.charts.PlainChart;
import io.github.spikepress.waveforms.PrincipalComponents;
import io.github.spikepress.waveforms.Waveforms;
import java.awt.BasicStroke;
import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Figures of spikes before and after compression. */
public final class SpikeFigures {

  private static final int SPIKES_A_UNIT = 8;
  private static final double MILLISECONDS = 1000;

  private SpikeFigures() {}

  /**
   * Draws some spikes of each unit, recorded and restored, on their first channel.
   *
   * @param file the PNG file; its folder must exist
   * @param recorded spikes before compression
   * @param restored the same spikes after it
   * @param labels unit of each spike; −1 is left out
   * @param samplingFrequencyHz samples per second
   */
  public static void drawSpikes(
      Path file, Waveforms recorded, Waveforms restored, int[] labels, double samplingFrequencyHz) {
    List<Chart<?, ?>> charts = new ArrayList<>();
    for (int unit = 0; unit < numUnits(labels); unit++) {
      XYChart chart = PlainChart.of("unit " + (unit + 1), "time (ms)", "amplitude");
      int[] spikes = spikesOf(unit, labels, SPIKES_A_UNIT);
      for (int i = 0; i < spikes.length; i++) {
        line(chart, "recorded", i, recorded, spikes[i], samplingFrequencyHz, Palette.BACKGROUND, 4);
      }
      for (int i = 0; i < spikes.length; i++) {
        line(
            chart,
            "restored",
            i,
            restored,
            spikes[i],
            samplingFrequencyHz,
            Palette.colour(unit),
            1.2f);
      }
      charts.add(chart);
    }
    ChartFile.write(file, charts);
  }

  /**
   * Draws spikes in the space of their first two principal components, before and after compression
   * side by side, both in the components of the recorded spikes.
   *
   * @param file the PNG file; its folder must exist
   * @param recorded spikes before compression
   * @param restored the same spikes after it
   * @param labelsBefore unit of each recorded spike
   * @param labelsAfter unit of each restored spike
   */
  public static void drawComponents(
      Path file, Waveforms recorded, Waveforms restored, int[] labelsBefore, int[] labelsAfter) {
    PrincipalComponents components = PrincipalComponents.fit(recorded, 2);
    ChartFile.write(
        file,
        List.of(
            scatter("recorded", components.project(recorded), labelsBefore),
            scatter("restored", components.project(restored), labelsAfter)));
  }

  private static XYChart scatter(String title, float[][] points, int[] labels) {
    XYChart chart = PlainChart.of(title, "principal component 1", "principal component 2");
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    chart.getStyler().setMarkerSize(5);
    for (int unit = 0; unit < numUnits(labels); unit++) {
      int[] spikes = spikesOf(unit, labels, Integer.MAX_VALUE);
      double[] x = IntStream.of(spikes).mapToDouble(i -> points[i][0]).toArray();
      double[] y = IntStream.of(spikes).mapToDouble(i -> points[i][1]).toArray();
      XYSeries series = chart.addSeries("unit " + (unit + 1), x, y);
      series.setMarker(SeriesMarkers.CIRCLE);
      series.setMarkerColor(Palette.colour(unit));
    }
    return chart;
  }

  private static void line(
      XYChart chart,
      String name,
      int number,
      Waveforms waveforms,
      int spike,
      double samplingFrequencyHz,
      Color colour,
      float width) {
    double[] x = new double[waveforms.numSamples()];
    double[] y = new double[waveforms.numSamples()];
    for (int i = 0; i < x.length; i++) {
      x[i] = i * MILLISECONDS / samplingFrequencyHz;
      y[i] = waveforms.get(spike, 0, i);
    }
    XYSeries series = chart.addSeries(number == 0 ? name : name + " " + number, x, y);
    series.setShowInLegend(number == 0);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(colour);
    series.setLineStyle(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
  }

  private static int numUnits(int[] labels) {
    return IntStream.of(labels).max().orElse(-1) + 1;
  }

  private static int[] spikesOf(int unit, int[] labels, int limit) {
    return IntStream.range(0, labels.length).filter(i -> labels[i] == unit).limit(limit).toArray();
  }
}
