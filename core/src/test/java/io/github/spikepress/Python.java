// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Scripts of {@code src/test/python}, run by the system's Python. */
public final class Python {

  private Python() {}

  /**
   * Runs a script; the calling test is skipped with a message where Python or a package of it is
   * absent.
   *
   * @param packages what the script imports, separated by commas
   * @param script its name
   * @param arguments its arguments
   * @return what it printed
   * @throws IOException if it cannot be run
   * @throws AssertionError if it fails
   */
  public static String run(String packages, String script, String... arguments) throws IOException {
    Assumptions.assumeTrue(
        start(List.of("-c", "import " + packages)).failed == 0, "needs python3 with " + packages);
    List<String> command = new ArrayList<>();
    String root = System.getProperty("spikepress.root", "..");
    command.add(Path.of(root, "core", "src", "test", "python", script).toString());
    command.addAll(List.of(arguments));
    Finished finished = start(command);
    if (finished.failed != 0) {
      throw new AssertionError(script + " failed: " + finished.text);
    }
    return finished.text;
  }

  private record Finished(int failed, String text) {}

  private static Finished start(List<String> arguments) throws IOException {
    Path python = Path.of("/usr/bin/python3");
    List<String> command = new ArrayList<>();
    command.add(Files.isExecutable(python) ? python.toString() : "python3");
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Finished(process.waitFor(), text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
