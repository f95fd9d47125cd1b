// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.figures;

import io.github.spikepress.charts.Palette;
import io.github.spikepress.charts.PlainChart;
import io.github.spikepress.waveforms.SpikeMetadata;
import io.github.spikepress.waveforms.Waveforms;
import java.awt.BasicStroke;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A spike before compression, after it, and what was lost, side by side on one scale. Of spikes on
 * many channels the eight that reach farthest from zero are drawn. Immutable and thread-safe.
 */
public final class RestoredSpikeFigure {

  /** Size of the picture in pixels. */
  public static final Dimension SIZE = new Dimension(3 * 340, 330);

  private static final int MOST_CHANNELS = 8;
  private static final double MILLISECONDS = 1000;

  private final Waveforms original;
  private final Waveforms restored;
  private final SpikeMetadata metadata;

  /**
   * Makes a figure of many spikes.
   *
   * @param original what was recorded
   * @param restored the same spikes after decoding, in the same shape
   * @param metadata names the units and the time axis
   */
  public RestoredSpikeFigure(Waveforms original, Waveforms restored, SpikeMetadata metadata) {
    this.original = original;
    this.restored = restored;
    this.metadata = metadata;
  }

  /**
   * Draws one spike.
   *
   * @param spike its index
   * @return a picture of {@link #SIZE}
   */
  public BufferedImage draw(int spike) {
    int size = original.valuesPerSpike();
    float[] before = new float[size];
    float[] after = new float[size];
    original.copySpike(spike, before);
    restored.copySpike(spike, after);
    float[] lost = new float[size];
    float least = 0;
    float greatest = 0;
    for (int i = 0; i < size; i++) {
      lost[i] = before[i] - after[i];
      least = Math.min(least, Math.min(lost[i], Math.min(before[i], after[i])));
      greatest = Math.max(greatest, Math.max(lost[i], Math.max(before[i], after[i])));
    }
    int[] channels = farthest(before);
    float margin = 0.05f * Math.max(greatest - least, Float.MIN_NORMAL);
    double[] range = {least - margin, greatest + margin};
    return SideBySide.draw(
        List.of(
            chart("original", before, channels, range),
            chart("restored", after, channels, range),
            chart("residual", lost, channels, range)));
  }

  private XYChart chart(String title, float[] values, int[] channels, double[] range) {
    boolean timed = !Double.isNaN(metadata.samplingFrequencyHz());
    XYChart chart =
        PlainChart.of(
            title,
            timed ? "time (ms)" : "sample",
            metadata.units().name(),
            SIZE.width / 3,
            SIZE.height);
    chart.getStyler().setYAxisMin(range[0]).setYAxisMax(range[1]);
    chart.getStyler().setLegendVisible(channels.length > 1 && title.equals("original"));
    double step = timed ? MILLISECONDS / metadata.samplingFrequencyHz() : 1;
    int peak = Math.max(0, metadata.nBefore());
    for (int i = 0; i < channels.length; i++) {
      line(chart, values, channels[i], i, step, peak);
    }
    return chart;
  }

  private void line(XYChart chart, float[] values, int channel, int number, double step, int peak) {
    int samples = original.numSamples();
    double[] x = IntStream.range(0, samples).mapToDouble(t -> (t - peak) * step).toArray();
    double[] y =
        IntStream.range(0, samples).mapToDouble(t -> values[channel * samples + t]).toArray();
    XYSeries series = chart.addSeries("channel " + channel, x, y);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(Palette.colour(number));
    series.setLineStyle(new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
  }

  private int[] farthest(float[] values) {
    return IntStream.range(0, original.numChannels())
        .boxed()
        .sorted(Comparator.comparingDouble(channel -> -reach(values, channel)))
        .limit(MOST_CHANNELS)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  private double reach(float[] values, int channel) {
    double reach = 0;
    for (int t = 0; t < original.numSamples(); t++) {
      reach = Math.max(reach, Math.abs(values[channel * original.numSamples() + t]));
    }
    return reach;
  }
}
