// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import ij.ImagePlus;
import io.github.spikepress.charts.Palette;
import io.github.spikepress.plugin.CommandRuns;
import io.github.spikepress.plugin.TestSpikes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SortSpikesTest {

  @TempDir private Path folder;

  @Test
  void showsTheUnitsOfTheSample() {
    Path sample = TestSpikes.recording(folder);
    Map<String, Object> outputs =
        CommandRuns.outputs("Sort Spikes...", "input", sample, "units", 3, "restarts", 5);
    JsonObject json = CommandRuns.json(outputs);
    JsonArray units = json.getAsJsonArray("unit_table");
    assertEquals(3, units.size());
    for (int unit = 0; unit < 3; unit++) {
      JsonObject row = units.get(unit).getAsJsonObject();
      double rate = row.get("spikes").getAsDouble() / 20;
      assertEquals(rate, row.get("rate_hz").getAsDouble(), 0.01 * rate, "the sample lasts 20 s");
      assertTrue(row.get("intervals_below_2_ms").getAsDouble() < 0.05);
      assertTrue(row.get("peak_to_peak").getAsDouble() > 0);
    }
    ImagePlus scatter = (ImagePlus) outputs.get("scatter");
    assertEquals(4, scatter.getStackSize());
    ImagePlus charts = (ImagePlus) outputs.get("unit_charts");
    assertEquals(3, charts.getStackSize());
    for (int unit = 0; unit < 3; unit++) {
      assertTrue(pixels(scatter, 1, unit) > 100, "all units have their colour");
      assertTrue(pixels(scatter, unit + 2, unit) > 100, "the unit stands out");
      assertEquals(0, pixels(scatter, unit + 2, (unit + 1) % 3), "others do not");
      assertTrue(pixels(charts, unit + 1, unit) > 100);
    }
  }

  @Test
  void spikesWithoutTimesHaveNoRates() {
    Map<String, Object> outputs =
        CommandRuns.outputs(
            "Sort Spikes...", "input", TestSpikes.cut(folder), "units", 3, "restarts", 5);
    JsonObject row =
        CommandRuns.json(outputs).getAsJsonArray("unit_table").get(0).getAsJsonObject();
    assertTrue(row.get("rate_hz").isJsonNull());
    assertTrue(pixels((ImagePlus) outputs.get("unit_charts"), 1, 0) > 100);
  }

  private static long pixels(ImagePlus image, int slice, int unit) {
    int colour = Palette.colour(unit).getRGB() & 0xffffff;
    int[] pixels = (int[]) image.getStack().getProcessor(slice).getPixels();
    return Arrays.stream(pixels).filter(pixel -> (pixel & 0xffffff) == colour).count();
  }
}
