// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.measure.ResultsTable;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.plugin.CommandRuns;
import io.github.spikepress.plugin.TestSpikes;
import io.github.spikepress.plugin.bridge.BridgeContext;
import io.github.spikepress.plugin.bridge.CommandMenus;
import io.github.spikepress.plugin.bridge.SpikePressCommands;
import io.github.spikepress.plugin.manners.CommandTable;
import io.github.spikepress.plugin.manners.CommandTable.Row;
import io.github.spikepress.plugin.results.JsonResults;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.python.util.PythonInterpreter;
import org.scijava.command.CommandService;

/** The templates of the Script Editor run as they are, in all three languages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplatesTest {

  private static final Path TEMPLATES =
      Path.of(
          System.getProperty("spikepress.root"),
          "plugin/src/main/resources/script_templates/SpikePress");

  private static final Pattern PARAMETER =
      Pattern.compile("^#@ (File|String|Integer|Double|Boolean) .*?(\\w+)$", Pattern.MULTILINE);

  private Path folder;
  private CommandTable table;

  @BeforeAll
  void write(@TempDir Path temporary) {
    CommandMenus.install();
    folder = temporary;
    table = new CommandTable(folder);
  }

  List<Row> rows() {
    return table.rows();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyCommandHasTemplatesThatRun(Row row) throws IOException {
    Path macro = template(row, "ijm");
    ResultsTable before = ResultsTable.getResultsTable();
    ScriptRun.macro(macro, inputs(macro, row));
    ResultsTable given = ResultsTable.getResultsTable();
    assertTrue(given != before && given.size() == 1, "the macro left its results");
    JsonObject ofMacro = lasting(JsonResults.of(Map.of("results", given)));
    Path groovy = template(row, "groovy");
    assertEquals(ofMacro, lasting(ScriptRun.groovy(groovy, inputs(groovy, row))));
    Path jython = template(row, "py");
    assertEquals(ofMacro, lasting(throughJython(jython, inputs(jython, row))));
  }

  @Test
  void thereIsNoOtherTemplate() throws IOException {
    Set<String> expected = new TreeSet<>();
    for (Row row : table.rows()) {
      for (String ending : List.of("ijm", "groovy", "py")) {
        expected.add(template(row, ending).getFileName().toString());
        expected.add("Batch_Compress_Folder." + ending);
      }
    }
    try (Stream<Path> files = Files.list(TEMPLATES)) {
      assertEquals(
          expected, files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
    }
    assertEquals(SpikePressCommands.all(BridgeContext.get()).size() * 3 + 3, expected.size());
  }

  @Test
  void aFolderIsCompressedInABatch() throws IOException {
    Path in = Files.createDirectory(folder.resolve("in folder"));
    TestSpikes.cut(in);
    TestSpikes.cutOfLength(in, 48);
    Files.writeString(in.resolve("notes.txt"), "not spikes");
    for (String ending : List.of("ijm", "groovy", "py")) {
      Path out = Files.createDirectory(folder.resolve("out " + ending));
      Path script = TEMPLATES.resolve("Batch_Compress_Folder." + ending);
      Map<String, String> inputs =
          Map.of("folder", in.toString(), "output", out.toString(), "codec", "pca");
      switch (ending) {
        case "ijm" -> ScriptRun.macro(script, inputs);
        case "groovy" -> ScriptRun.groovy(script, inputs);
        default -> throughJython(script, inputs);
      }
      try (Stream<Path> files = Files.list(out)) {
        assertEquals(
            Set.of("cut.spkz", "cut48.spkz"),
            files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
      }
    }
  }

  @Test
  void parametersAreAskedForAndChecked() {
    String macro = "#@ File (label=\"Input\") input\n#@ Integer (value=3) n\nreturn input + n;";
    assertEquals(
        "input = \"C:\\\\a \\\"b\\\"\";\nn = 3;\nreturn input + n;",
        MacroParameters.fill(macro, Map.of("input", "C:\\a \"b\"")));
    assertThrows(WrongArgumentException.class, () -> MacroParameters.fill(macro, Map.of()));
    assertThrows(
        WrongArgumentException.class,
        () -> MacroParameters.fill(macro, Map.of("input", "a", "n", "3; exit()")));
    assertThrows(
        WrongArgumentException.class,
        () -> MacroParameters.fill(macro, Map.of("input", "a", "colour", "red")));
    assertEquals("return 1;", MacroParameters.fill("return 1;", Map.of("free", "form")));
  }

  private static Path template(Row row, String ending) {
    return TEMPLATES.resolve(row.label().replace("...", "").replace(' ', '_') + "." + ending);
  }

  /** The row's inputs that the template asks for. */
  private static Map<String, String> inputs(Path template, Row row) throws IOException {
    Map<String, String> inputs = new TreeMap<>(row.inputs());
    Set<String> asked = new TreeSet<>();
    Matcher parameter = PARAMETER.matcher(Files.readString(template));
    while (parameter.find()) {
      asked.add(parameter.group(2));
    }
    inputs.keySet().retainAll(asked);
    return inputs;
  }

  /** What Fiji does with a Jython script: fills its parameters and takes its output. */
  private static String throughJython(Path script, Map<String, String> inputs) throws IOException {
    String text = Files.readString(script);
    try (PythonInterpreter python = new PythonInterpreter()) {
      python.set("command", BridgeContext.get().service(CommandService.class));
      String macro =
          text.lines()
              .filter(line -> line.matches("#@ (File|String|Integer|Double|Boolean) .*"))
              .collect(Collectors.joining("\n"));
      for (String line : MacroParameters.fill(macro, inputs).lines().toList()) {
        python.exec(line.replace("= true;", "= True;").replace("= false;", "= False;"));
      }
      Matcher parameter = PARAMETER.matcher(text);
      while (parameter.find()) {
        if (parameter.group(1).equals("File")) {
          String name = parameter.group(2);
          python.set(name, new File(python.get(name).toString()));
        }
      }
      python.exec(text);
      Object results = python.get("results", Object.class);
      if (text.contains("#@output Object results")) {
        assertNotNull(results);
      }
      return JsonResults.of(results == null ? Map.of() : Map.of("results", results));
    }
  }

  private static JsonObject lasting(String json) {
    return CommandRuns.lasting(JsonParser.parseString(json).getAsJsonObject());
  }
}
