// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.charts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.evaluation.CodecPlan;
import io.github.spikepress.evaluation.Comparison;
import io.github.spikepress.evaluation.ComparisonResult;
import io.github.spikepress.evaluation.ComparisonSet;
import io.github.spikepress.evaluation.RunCache;
import io.github.spikepress.evaluation.SpikeJudge;
import io.github.spikepress.evaluation.Trial;
import io.github.spikepress.evaluation.limit.LimitPoint;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.SignalUnits;
import io.github.spikepress.waveforms.SpikeMetadata;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class RateQualityChartTest {

  @TempDir private Path folder;

  @Test
  void linesHoldThePointsAndTheirSpread() throws IOException {
    ComparisonResult result = result();
    List<LimitPoint> limit = List.of(new LimitPoint(20, 16, 22), new LimitPoint(10, 32, 17));
    XYChart chart = RateQualityChart.of("simulated", result.curves(), limit);
    assertEquals(
        List.of("limit (Gaussian mixture)", "pca", "dct"),
        List.copyOf(chart.getSeriesMap().keySet()));
    XYSeries pca = chart.getSeriesMap().get("pca");
    assertEquals(result.points().get(0).sndrDb().mean(), pca.getYData()[0]);
    assertEquals(result.points().get(0).sndrDb().sd(), pca.getExtraValues()[0]);
    assertEquals(result.points().get(1).payloadRatio().mean(), pca.getXData()[1]);
    assertArrayEquals(
        new double[] {22, 17}, chart.getSeriesMap().get("limit (Gaussian mixture)").getYData());
    Path file = folder.resolve("chart.png");
    ChartFile.write(file, List.of(chart, chart));
    BufferedImage image = ImageIO.read(file.toFile());
    assertEquals(2 * chart.getWidth(), image.getWidth());
    assertTrue(holds(image, Palette.colour(0).getRGB()), "the first codec's line");
    assertTrue(holds(image, Palette.colour(1).getRGB()), "the second codec's line");
  }

  private static boolean holds(BufferedImage image, int colour) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRGB(x, y) == colour) {
          return true;
        }
      }
    }
    return false;
  }

  private static ComparisonResult result() {
    Random random = new Random(1);
    float[] values = new float[600 * 32];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (40 * Math.sin(i % 32 * 0.3 * (1 + i / 32 % 2)) + random.nextGaussian());
    }
    Spikes spikes =
        new Spikes(
            new Waveforms(600, 1, 32, values),
            Optional.empty(),
            Optional.empty(),
            new SpikeMetadata("simulated", 24_000, SignalUnits.MICROVOLTS, 8));
    List<CodecPlan> plans =
        Stream.of("pca", "dct").flatMap(f -> CodecPlan.atRatios(f, 12, 24).stream()).toList();
    return new Comparison(
            new ComparisonSet("simulated", spikes, Trial.random(600, 4, 2, 1)),
            plans,
            SpikeJudge.NONE,
            RunCache.NONE)
        .run(Progress.SILENT);
  }
}
