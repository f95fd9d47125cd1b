// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import io.github.spikepress.plugin.TestSpikes;
import io.github.spikepress.plugin.results.JsonResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

/** Every command gives the same through SciJava's service and through a macro. */
class ReplayTest {

  @TempDir private Path folder;

  @BeforeEach
  void install() {
    CommandMenus.install();
  }

  @Test
  void trainsCompressesRestoresInspectsAndSortsAlike() throws Exception {
    Path cut = TestSpikes.cut(folder);
    Path model = folder.resolve("model one.safetensors");
    Path spkz = folder.resolve("out.spkz");
    Path restored = folder.resolve("restored.npy");
    Path units = folder.resolve("units.csv");
    bothGive("Train Codec...", model, Map.of("input", cut, "output", model, "codec", "pca"));
    bothGive(
        "Compress Spikes...",
        spkz,
        Map.of("input", cut, "output", spkz, "codec", model, "sampling_frequency", 24000));
    bothGive(
        "Decompress Spikes...",
        restored,
        Map.of("input", spkz, "output", restored, "codec", model));
    bothGive("Inspect File...", null, Map.of("input", spkz, "codec", model));
    bothGive(
        "Sort Spikes...",
        units,
        Map.of("input", cut, "output", units, "units", 3, "restarts", 5, "seed", 3));
  }

  @Test
  void opensRecordingsAlike() throws Exception {
    bothGive("Open Recording...", null, Map.of("input", TestSpikes.recording(folder)));
    bothGive("About SpikePress", null, Map.of());
    assertTrue(throughMacro("Open Sample Recording", Map.of()).contains("\"spikes\":"));
  }

  @Test
  void aFailingCommandStopsTheMacroWithItsMessage() {
    Interpreter macro = new Interpreter();
    try {
      macro.run("run(\"Inspect File...\", \"input=/no/such/file.spkz\"); return \"lived\";", "");
    } catch (RuntimeException e) {
      assertEquals("Macro canceled", e.getMessage());
    }
    assertTrue(macro.wasError());
    assertTrue(CommandPlugIn.lastFailure().orElseThrow().contains("file.spkz"));
  }

  private static void bothGive(String label, Path output, Map<String, ?> inputs)
      throws IOException, InterruptedException, ExecutionException {
    String first = throughService(label, inputs);
    byte[] content = output == null ? new byte[0] : Files.readAllBytes(output);
    if (output != null) {
      Files.delete(output);
    }
    String second = throughMacro(label, inputs);
    assertEquals(first, second, label);
    if (output != null) {
      assertArrayEquals(content, Files.readAllBytes(output), label);
    }
  }

  private static String throughService(String label, Map<String, ?> inputs)
      throws InterruptedException, ExecutionException {
    Map<String, Object> values = new LinkedHashMap<>();
    inputs.forEach(
        (name, value) -> values.put(name, value instanceof Path path ? path.toString() : value));
    CommandModule module =
        BridgeContext.get()
            .service(CommandService.class)
            .run(SpikePressCommands.named(BridgeContext.get(), label), true, values)
            .get();
    assertTrue(!module.isCanceled(), () -> label + ": " + module.getCancelReason());
    return JsonResults.of(Map.of("results", module.getOutput("results")));
  }

  private static String throughMacro(String label, Map<String, ?> inputs) {
    String options =
        inputs.entrySet().stream()
            .map(input -> MacroOptions.format(input.getKey(), input.getValue().toString()))
            .collect(Collectors.joining(" "));
    Interpreter macro = new Interpreter();
    macro.run("run(\"" + label + "\", \"" + options + "\");", "");
    assertEquals(null, macro.getErrorMessage());
    return JsonResults.of(Map.of("results", ResultsTable.getResultsTable()));
  }
}
