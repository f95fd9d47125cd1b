// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import ij.ImagePlus;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.plugin.CommandRuns;
import io.github.spikepress.plugin.TestSpikes;
import io.github.spikepress.plugin.figures.RestoredSpikeFigure;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareWaveformsTest {

  @TempDir private Path folder;

  @Test
  void showsTheWorstSpikesFirst() {
    Path cut = TestSpikes.cut(folder);
    Path spkz = folder.resolve("a.spkz");
    JsonObject compressed =
        CommandRuns.json(
            CommandRuns.outputs(
                "Compress Spikes...", "input", cut, "output", spkz, "codec", "pca"));
    Map<String, Object> outputs =
        CommandRuns.outputs("Compare Waveforms...", "input", cut, "compressed", spkz, "spikes", 25);
    JsonObject json = CommandRuns.json(outputs);
    assertEquals(600, json.get("spikes").getAsInt());
    assertEquals(compressed.get("sndr_db").getAsDouble(), json.get("sndr_db").getAsDouble(), 1e-6);
    JsonArray rows = json.getAsJsonArray("spike_table");
    assertEquals(25, rows.size());
    assertEquals(number(json, "worst_spike"), number(rows.get(0).getAsJsonObject(), "spike"));
    for (int i = 1; i < rows.size(); i++) {
      assertTrue(
          number(rows.get(i - 1).getAsJsonObject(), "sndr_db")
              <= number(rows.get(i).getAsJsonObject(), "sndr_db"));
    }
    ImagePlus worst = (ImagePlus) outputs.get("worst");
    assertEquals(25, worst.getStackSize());
    assertEquals(RestoredSpikeFigure.SIZE.width, worst.getWidth());
    String label = worst.getStack().getSliceLabel(1);
    assertTrue(label.startsWith("spike " + (int) number(json, "worst_spike") + ":"), label);
    int[] first = (int[]) worst.getStack().getProcessor(1).getPixels();
    assertTrue(Arrays.stream(first).distinct().count() > 10, "something is drawn");
    int[] second = (int[]) worst.getStack().getProcessor(2).getPixels();
    assertTrue(!Arrays.equals(first, second), "spikes differ");
  }

  @Test
  void refusesOtherSpikes() {
    Path cut = TestSpikes.cut(folder);
    Path other = TestSpikes.cutOfLength(folder, 48);
    Path spkz = folder.resolve("b.spkz");
    CommandRuns.outputs("Compress Spikes...", "input", other, "output", spkz, "codec", "pca");
    String message =
        assertThrows(
                WrongArgumentException.class,
                () -> CommandRuns.outputs("Compare Waveforms...", "input", cut, "compressed", spkz))
            .getMessage();
    assertTrue(message.contains("[600][1][48]") && message.contains("[600][1][64]"), message);
  }

  private static double number(JsonObject row, String name) {
    return row.get(name).getAsDouble();
  }
}
