// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.plugin.CommandRuns;
import io.github.spikepress.plugin.TestSpikes;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardwareBudgetReportTest {

  @TempDir private Path folder;

  /** 17,952 parameters in Table 2; about 257 channels at 20 Hz within 400 uW per mm2. */
  @Test
  void theNetworkOfThePaper() {
    JsonObject json = CommandRuns.json(CommandRuns.outputs("Hardware Budget..."));
    assertEquals(17_952, json.get("encoder_parameters").getAsLong());
    assertEquals(9, json.getAsJsonArray("layers").size());
    double energy = json.get("energy_per_spike_uj").getAsDouble();
    assertEquals(json.get("macs_per_spike").getAsDouble() / 83.1e9 * 1e6, energy, 1e-9);
    assertEquals(20 * energy, json.get("power_per_channel_uw").getAsDouble(), 1e-9);
    long channels = json.get("safe_channels").getAsLong();
    JsonObject faster =
        CommandRuns.json(CommandRuns.outputs("Hardware Budget...", "firing_rate", 40));
    assertEquals(channels / 2, faster.get("safe_channels").getAsLong(), 1);
  }

  @Test
  void aModelAndTheFileThatItMadeCostTheSame() {
    Path cut = TestSpikes.cut(folder);
    Path model = folder.resolve("m.safetensors");
    Path spkz = folder.resolve("m.spkz");
    CommandRuns.outputs("Train Codec...", "input", cut, "output", model, "codec", "pca");
    CommandRuns.outputs("Compress Spikes...", "input", cut, "output", spkz, "codec", model);
    JsonObject ofModel =
        CommandRuns.json(CommandRuns.outputs("Hardware Budget...", "input", model));
    JsonObject ofFile =
        CommandRuns.json(CommandRuns.outputs("Hardware Budget...", "input", spkz, "codec", model));
    assertEquals("pca", ofModel.get("codec").getAsString());
    assertFalse(ofModel.has("layers"), "only the paper's network has a table of layers");
    ofModel.remove("input");
    ofFile.remove("input");
    assertEquals(ofModel, ofFile);
    assertThrows(
        WrongArgumentException.class,
        () -> CommandRuns.outputs("Hardware Budget...", "input", spkz));
  }
}
