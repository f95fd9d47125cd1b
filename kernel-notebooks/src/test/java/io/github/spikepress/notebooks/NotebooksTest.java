// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.spikepress.kernel.KernelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every notebook through the kernel in its quick setting, its figures within bounds. */
class NotebooksTest {

  private static final String PYTHON = "/usr/bin/python3";
  private static final Path ROOT = Path.of(System.getProperty("spikepress.root"));
  private static final Path SOURCES = ROOT.resolve("kernel-notebooks/notebooks");

  @TempDir static Path folder;

  private static Path jupyter;

  @BeforeAll
  static void install() throws IOException {
    jupyter = KernelFolder.install(folder.resolve("prefix"));
  }

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".ipynb"))
          .map(name -> name.substring(0, name.length() - ".ipynb".length()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void sourceHasNoOutputs(String name) throws IOException {
    JsonObject notebook = json(SOURCES.resolve(name + ".ipynb"));
    assertEquals(
        "java",
        notebook
            .getAsJsonObject("metadata")
            .getAsJsonObject("kernelspec")
            .get("name")
            .getAsString());
    for (JsonElement cell : notebook.getAsJsonArray("cells")) {
      JsonArray outputs = cell.getAsJsonObject().getAsJsonArray("outputs");
      assertTrue(outputs == null || outputs.isEmpty(), "outputs are committed");
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void figuresLieWithinBounds(String name) throws Exception {
    assumeNotebooksRun();
    Path data = Path.of(System.getProperty("spikepress.data", ROOT + "/../shared/data"));
    List<String> options = new ArrayList<>(List.of("--timeout", "600"));
    if (Files.isDirectory(data)) {
      options.addAll(List.of("--data", data.toString()));
    }
    Run run = run(options, name, folder.resolve("results"));
    assertEquals(0, run.status(), run.text());
    JsonObject results = json(folder.resolve("results").resolve(name + ".json"));
    JsonObject bounds = bounds().getAsJsonObject(name);
    assertNotNull(bounds, "notebook-bounds.json says nothing of " + name);
    for (String figure : bounds.keySet()) {
      JsonElement measured = results.getAsJsonObject("figures").get(figure);
      assertNotNull(measured, name + " does not keep " + figure);
      JsonArray range = bounds.getAsJsonArray(figure);
      double value = measured.getAsDouble();
      assertTrue(
          value >= range.get(0).getAsDouble() && value <= range.get(1).getAsDouble(),
          figure + " = " + value + " lies outside " + range);
    }
    assertTrue(!results.getAsJsonArray("claims").isEmpty(), "no claim is concluded on");
  }

  @Test
  void saysWhatItUsesWithoutData() throws Exception {
    assumeNotebooksRun();
    Path results = folder.resolve("simulated");
    Run run = run(List.of("--timeout", "600"), "hardware-feasibility", results);
    assertEquals(0, run.status(), run.text());
    String page = Files.readString(results.resolve("hardware-feasibility.html"));
    assertTrue(page.contains("simulated spikes throughout"), "the page does not say so");
    String sets = json(results.resolve("hardware-feasibility.json")).get("data_sha256").toString();
    assertTrue(sets.contains("simulated stand-in"), sets);
  }

  @Test
  void aFailingCellStopsTheRun() throws Exception {
    assumeNotebooksRun();
    Run run =
        run(
            List.of("--data", folder.resolve("nowhere").toString()),
            "overlap",
            folder.resolve("no"));
    assertEquals(1, run.status(), run.text());
    assertTrue(run.text().contains("overlap stopped"), run.text());
    assertTrue(run.text().contains("there is no folder"), run.text());
  }

  private record Run(int status, String text) {}

  private static Run run(List<String> options, String name, Path results)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PYTHON, SOURCES.resolve("run.py").toString()));
    command.addAll(options);
    command.addAll(List.of("--jupyter", jupyter.toString(), "--results", results.toString(), name));
    Path log = Files.createTempFile(folder, name, ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    boolean ended = process.waitFor(12, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertTrue(ended, name + " hung: " + Files.readString(log));
    return new Run(process.exitValue(), Files.readString(log));
  }

  private static JsonObject bounds() throws IOException {
    try (var stream = NotebooksTest.class.getResourceAsStream("/notebook-bounds.json")) {
      return JsonParser.parseString(new String(stream.readAllBytes(), "UTF-8")).getAsJsonObject();
    }
  }

  private static JsonObject json(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  private static void assumeNotebooksRun() throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(Path.of(PYTHON)), "no " + PYTHON);
    int status = new ProcessBuilder(PYTHON, "-c", "import nbconvert").start().waitFor();
    Assumptions.assumeTrue(status == 0, "jupyter-nbconvert is not installed");
  }
}
