// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The launcher in a process of its own. */
record Launched(int status, List<String> out, List<String> err) {

  static Launched with(String... arguments) {
    return withJava(List.of(), arguments);
  }

  static Launched withJava(List<String> options, String... arguments) {
    return inShell("", options, arguments);
  }

  /** Runs the launcher after a line of shell, such as a limit. */
  static Launched inShell(String before, List<String> options, String... arguments) {
    List<String> shell =
        before.isEmpty() ? List.of() : List.of("/bin/sh", "-c", before + "; exec \"$@\"", "sh");
    return start(shell, options, classPath(), List.of(arguments));
  }

  /** Runs the launcher between two lines of shell that see mounts of their own. */
  static Launched onDisk(String mount, String after, String... arguments) {
    String script = mount + " || exit 99; \"$@\"; status=$?; " + after + "; exit $status";
    return start(
        List.of("unshare", "-rm", "/bin/sh", "-c", script, "sh"),
        List.of("-Xshare:auto"),
        classPath(),
        List.of(arguments));
  }

  /** Whether a line of shell can be run here. */
  static boolean shellSucceeds(String line) {
    try {
      return new ProcessBuilder("/bin/sh", "-c", line).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs the launcher with other jars than the tests have. */
  static Launched withClassPath(String classPath, List<String> arguments) {
    return start(List.of(), List.of(), classPath, arguments);
  }

  private static Launched start(
      List<String> shell, List<String> options, String classPath, List<String> arguments) {
    try {
      Path out = Files.createTempFile("launched", ".out");
      Path err = Files.createTempFile("launched", ".err");
      List<String> command = new ArrayList<>(shell);
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("--add-opens=java.base/java.lang=ALL-UNNAMED", "-XX:-UsePerfData"));
      command.addAll(options);
      command.addAll(List.of("-cp", classPath, Launcher.class.getName()));
      command.addAll(arguments);
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      int status = process.waitFor();
      Launched launched = new Launched(status, Files.readAllLines(out), Files.readAllLines(err));
      Files.delete(out);
      Files.delete(err);
      return launched;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The results; asserts that the run succeeded and said nothing else. */
  JsonObject results() {
    assertEquals(List.of(), err);
    assertEquals(0, status);
    return JsonParser.parseString(out.get(out.size() - 1)).getAsJsonObject();
  }

  /** Asserts that the run refused its input in one line that holds all of these words. */
  void refused(String... words) {
    assertEquals(1, err.size(), err.toString());
    assertEquals(2, status, err.toString());
    assertEquals(List.of(), out);
    for (String word : words) {
      assertTrue(err.get(0).contains(word), "'" + word + "' in " + err.get(0));
    }
  }

  /** All that the tests see. */
  static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
