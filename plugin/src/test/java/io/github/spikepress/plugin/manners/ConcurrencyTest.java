// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.manners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.spikepress.plugin.CommandRuns;
import io.github.spikepress.plugin.TestSpikes;
import io.github.spikepress.plugin.bridge.BridgeContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/** Several commands at once give what each gives alone. */
class ConcurrencyTest {

  @TempDir private Path folder;

  @Test
  void severalCommandsAtOnceDoNotDisturbEachOther() throws Exception {
    Path cut = TestSpikes.cut(folder);
    List<JsonObject> alone = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      alone.add(CommandRuns.json(CommandRuns.outputs("Sort Spikes...", sorting(cut, i))));
    }
    byte[] compressed = compress(cut, "alone.spkz").get();
    List<Future<Module>> runs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      runs.add(start(CommandRuns.module("Sort Spikes...", sorting(cut, i))));
    }
    Compressing together = compress(cut, "together.spkz");
    for (int i = 0; i < 4; i++) {
      Module module = runs.get(i).get(120, TimeUnit.SECONDS);
      JsonObject json =
          CommandRuns.json(
              Map.of(
                  "results", module.getOutput("results"),
                  "unit_table", module.getOutput("unit_table")));
      assertEquals(alone.get(i), json, "seed " + i);
    }
    assertEquals(java.util.Arrays.hashCode(compressed), java.util.Arrays.hashCode(together.get()));
  }

  @Test
  void cancellingOneLeavesTheOthersAlone() throws Exception {
    Path cut = TestSpikes.cut(folder);
    Module one = CommandRuns.module("Sort Spikes...", sorting(cut, 1, "restarts", 200_000));
    Module other = CommandRuns.module("Sort Spikes...", sorting(cut, 2, "restarts", 2_000));
    Future<Module> first = start(one);
    Future<Module> second = start(other);
    Thread.sleep(100);
    ((Cancelable) one).cancel("on purpose");
    first.get(20, TimeUnit.SECONDS);
    second.get(120, TimeUnit.SECONDS);
    assertTrue(((Cancelable) one).isCanceled());
    assertFalse(((Cancelable) other).isCanceled());
    assertTrue(other.getOutput("results") != null);
  }

  private interface Compressing {
    byte[] get() throws Exception;
  }

  private Compressing compress(Path cut, String name) {
    Path file = folder.resolve(name);
    Future<Module> run =
        start(
            CommandRuns.module(
                "Compress Spikes...", "input", cut, "output", file, "codec", "trellis"));
    return () -> {
      run.get(120, TimeUnit.SECONDS);
      return Files.readAllBytes(file);
    };
  }

  private static Object[] sorting(Path cut, int seed, Object... more) {
    List<Object> inputs =
        new ArrayList<>(List.of("input", cut, "units", 3 + seed % 2, "seed", seed));
    inputs.addAll(more.length == 0 ? List.of("restarts", 20) : List.of(more));
    return inputs.toArray();
  }

  private static Future<Module> start(Module module) {
    return BridgeContext.get().service(ModuleService.class).run(module, true);
  }
}
