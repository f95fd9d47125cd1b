// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.NpyFile;
import io.github.spikepress.files.NumericArray;
import io.github.spikepress.plugin.TestSpikes;
import io.github.spikepress.plugin.bridge.BridgeContext;
import io.github.spikepress.plugin.bridge.CommandRun;
import io.github.spikepress.plugin.bridge.InputValues;
import io.github.spikepress.plugin.bridge.SpikePressCommands;
import io.github.spikepress.plugin.results.JsonResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

class CompareCodecsTest {

  @TempDir private Path folder;

  @Test
  void comparesAndGoesOnWhereItStood() throws IOException {
    Path cut = labelledSpikes();
    JsonObject json = compare(cut, "restarts", "5");
    assertEquals(8, json.get("runs").getAsInt());
    assertEquals(2, json.get("trials").getAsInt());
    JsonArray rows = json.getAsJsonArray("comparison");
    assertEquals(4, rows.size());
    JsonObject first = rows.get(0).getAsJsonObject();
    assertEquals("pca", first.get("codec").getAsString());
    assertEquals("ratio 15", first.get("target").getAsString());
    assertEquals(15, first.get("payload_ratio").getAsDouble(), 2);
    assertTrue(first.get("sndr_db_sd").getAsDouble() > 0);
    assertEquals(1, first.get("accuracy_recorded").getAsDouble(), 0.02);
    assertTrue(first.get("encoder_macs_per_spike").getAsDouble() > 0);
    Path out = folder.resolve("out");
    for (String name : List.of("csv", "json", "md", "png")) {
      assertTrue(Files.size(out.resolve("comparison." + name)) > 300, name);
    }
    String table = Files.readString(out.resolve("comparison.csv"));
    assertEquals(8, count(out.resolve("runs")));
    compare(cut, "restarts", "5");
    assertEquals(table, Files.readString(out.resolve("comparison.csv")), "dates too: all cached");
  }

  @Test
  void everyInputMatters() throws IOException {
    Path cut = labelledSpikes();
    String usual = rows(cut);
    for (List<String> change :
        List.of(
            List.of("codecs", "dct"),
            List.of("codecs", "pca:coder=fixed16"),
            List.of("ratios", "20"),
            List.of("qualities", "12"),
            List.of("split", "time"),
            List.of("trials", "3"),
            List.of("group", "16"),
            List.of("seed", "7"),
            List.of("restarts", "5"))) {
      assertNotEquals(usual, rows(cut, change.get(0), change.get(1)), change.toString());
    }
    Path png = folder.resolve("out/comparison.png");
    rows(cut);
    byte[] without = Files.readAllBytes(png);
    rows(cut, "limit", "true");
    assertNotEquals(without.length, Files.readAllBytes(png).length, "the limit is drawn");
  }

  @Test
  void refusalsAreListed() throws IOException {
    JsonObject json = compare(labelledSpikes(), "codecs", "pca pca:epochs=3");
    assertEquals(4, json.get("refused").getAsInt());
    JsonObject refusal = json.getAsJsonArray("refusals").get(0).getAsJsonObject();
    assertEquals("pca:epochs=3", refusal.get("codec").getAsString());
    assertTrue(refusal.get("reason").getAsString().contains("no epochs"));
    refuses("ratios must be numbers", "ratios", "20,x");
    refuses("'fog' is not known", "codecs", "fog");
    refuses("codecs is empty", "codecs", " ");
    refuses("split=sideways is not one of", "split", "sideways");
    refuses("give at least one number", "ratios", " ");
  }

  private void refuses(String words, String input, String value) throws IOException {
    Path cut = labelledSpikes();
    String message =
        assertThrows(WrongArgumentException.class, () -> compare(cut, input, value)).getMessage();
    assertTrue(message.contains(words), message);
  }

  /** The table without what a clock measures. */
  private String rows(Path cut, String... changes) {
    JsonArray rows = compare(cut, changes).getAsJsonArray("comparison");
    rows.forEach(
        row ->
            List.of("training_s", "encoded_per_s", "decoded_per_s")
                .forEach(row.getAsJsonObject()::remove));
    return rows.toString();
  }

  private JsonObject compare(Path cut, String... changes) {
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("input", cut.toString());
    inputs.put("output", folder.resolve("out").toString());
    inputs.put("codecs", "pca dct");
    inputs.put("ratios", "15 30");
    inputs.put("trials", "2");
    inputs.put("restarts", "0");
    inputs.put("limit", "false");
    for (int i = 0; i < changes.length; i += 2) {
      inputs.put(changes[i], changes[i + 1]);
    }
    Module module =
        BridgeContext.get()
            .service(ModuleService.class)
            .createModule(SpikePressCommands.named(BridgeContext.get(), "Compare Codecs..."));
    InputValues.fill(module, inputs);
    return JsonParser.parseString(JsonResults.of(CommandRun.of(module))).getAsJsonObject();
  }

  private Path labelledSpikes() {
    Path cut = TestSpikes.cut(folder);
    int[] labels = new int[600];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 3;
    }
    NpyFile.write(folder.resolve("cut.labels.npy"), NumericArray.of(labels, labels.length));
    return cut;
  }

  private static long count(Path runs) throws IOException {
    try (Stream<Path> files = Files.list(runs)) {
      return files.count();
    }
  }
}
