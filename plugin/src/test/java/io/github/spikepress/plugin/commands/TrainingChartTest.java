// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import io.github.spikepress.charts.Palette;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingProgress;
import io.github.spikepress.plugin.CommandRuns;
import io.github.spikepress.plugin.TestSpikes;
import io.github.spikepress.plugin.results.TrainingChart;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingChartTest {

  @TempDir private Path folder;

  @Test
  void trainingANetworkGivesAChart() {
    Map<String, Object> outputs =
        CommandRuns.outputs(
            "Train Codec...",
            "input",
            TestSpikes.cut(folder),
            "output",
            folder.resolve("m.safetensors"),
            "codec",
            "cae",
            "epochs",
            3);
    ImagePlus chart = (ImagePlus) outputs.get("chart");
    for (int figure = 0; figure < 3; figure++) {
      assertTrue(pixels(chart, figure) > 50, "figure " + figure);
    }
  }

  @Test
  void whatAFamilyDoesNotHaveStaysEmpty() {
    TrainingChart chart = new TrainingChart("training", TrainingMonitor.SILENT);
    assertEquals(Optional.empty(), chart.image());
    chart.progressed(new TrainingProgress(1, 3, Double.NaN, 12, -1));
    chart.progressed(new TrainingProgress(2, 3, Double.NaN, 13, -1));
    ImagePlus image = chart.image().orElseThrow();
    assertEquals(0, pixels(image, 0));
    assertTrue(pixels(image, 1) > 50);
    assertEquals(0, pixels(image, 2));
  }

  private static long pixels(ImagePlus image, int colour) {
    int wanted = Palette.colour(colour).getRGB() & 0xffffff;
    return Arrays.stream((int[]) image.getStack().getProcessor(1).getPixels())
        .filter(pixel -> (pixel & 0xffffff) == wanted)
        .count();
  }
}
