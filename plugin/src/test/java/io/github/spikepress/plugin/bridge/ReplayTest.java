// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;
import io.github.spikepress.plugin.CommandRuns;
import io.github.spikepress.plugin.manners.CommandTable;
import io.github.spikepress.plugin.manners.CommandTable.Row;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

/**
 * Every command gives the same through SciJava's service, through a macro, and through the line
 * that ImageJ's Macro Recorder writes of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayTest {

  private CommandTable table;

  @BeforeAll
  void install(@TempDir Path folder) {
    CommandMenus.install();
    table = new CommandTable(folder);
  }

  List<Row> rows() {
    return table.rows();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void serviceMacroAndRecordedLineGiveTheSame(Row row) throws Exception {
    JsonObject service = throughService(row);
    List<byte[]> files = contents(row);
    assertEquals(service, throughMacro(row.label(), options(row)), "macro");
    requireSame(files, contents(row));
    String recorded = recorded(row);
    assertEquals(service, throughMacro(row.label(), recorded), recorded);
    requireSame(files, contents(row));
  }

  @Test
  void everyCommandIsReplayed() {
    Set<String> all = new TreeSet<>();
    SpikePressCommands.all(BridgeContext.get())
        .forEach(info -> all.add(SpikePressCommands.label(info)));
    assertEquals(all, table.rows().stream().map(Row::label).collect(Collectors.toSet()));
  }

  @Test
  void aRecordedLineHoldsOnlyWhatIsNotTheDefault() {
    Row row =
        new Row("Inspect File...", Map.of("input", "/a folder/b.spkz", "codec", ""), List.of());
    assertEquals("input=[/a folder/b.spkz]", recorded(row).strip());
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

  private static JsonObject throughService(Row row) throws Exception {
    CommandInfo info = SpikePressCommands.named(BridgeContext.get(), row.label());
    Map<String, Object> values = new LinkedHashMap<>();
    for (var item : InputValues.visible(info)) {
      String text = row.inputs().get(item.getName());
      if (text != null) {
        values.put(item.getName(), item.getType() == File.class ? new File(text) : text);
      }
    }
    CommandModule module =
        BridgeContext.get().service(CommandService.class).run(info, true, values).get();
    assertTrue(!module.isCanceled(), () -> row + ": " + module.getCancelReason());
    return CommandRuns.lasting(CommandRuns.json(Map.of("results", module.getOutput("results"))));
  }

  private static JsonObject throughMacro(String label, String options) {
    Interpreter macro = new Interpreter();
    macro.run("run(\"" + label + "\", \"" + options + "\");", "");
    assertEquals(null, macro.getErrorMessage());
    return CommandRuns.lasting(CommandRuns.json(Map.of("results", ResultsTable.getResultsTable())));
  }

  private static String options(Row row) {
    return row.inputs().entrySet().stream()
        .map(input -> MacroOptions.format(input.getKey(), input.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String recorded(Row row) {
    Recorder.setCommand(row.label());
    Recorder.resetCommandOptions();
    MacroRecording.record(SpikePressCommands.named(BridgeContext.get(), row.label()), row.inputs());
    String options = Recorder.getCommandOptions();
    Recorder.setCommand(null);
    return options == null ? "" : options;
  }

  private static List<byte[]> contents(Row row) {
    return row.outputs().stream().map(ReplayTest::taken).toList();
  }

  /** Reads a file and deletes nothing: the next run replaces it as a whole. */
  private static byte[] taken(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireSame(List<byte[]> before, List<byte[]> after) {
    assertEquals(before.size(), after.size());
    for (int i = 0; i < before.size(); i++) {
      assertArrayEquals(before.get(i), after.get(i));
    }
  }
}
