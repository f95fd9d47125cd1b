// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.launcher;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * What the launcher was asked to do.
 *
 * @param action what to do
 * @param headless whether to do it without a display
 * @param debug whether failures show their stack trace
 * @param target the command's name, the script's file or the demo's folder; empty where not given
 * @param inputs {@code name=value} pairs separated by commas, or the demo's recording; empty where
 *     not given
 */
public record CommandLine(
    Action action, boolean headless, boolean debug, String target, String inputs) {

  /** What the launcher can do. */
  public enum Action {
    /** Open ImageJ's window. */
    WINDOW,
    /** Run a command or a script. */
    RUN,
    /** Run the demo. */
    DEMO,
    /** Print how to use the launcher. */
    HELP,
    /** Print versions. */
    VERSION
  }

  /**
   * Reads arguments.
   *
   * @param arguments as the shell gives them
   * @return what they ask for
   * @throws WrongArgumentException if an argument is not known or a value is missing
   */
  public static CommandLine parse(String... arguments) {
    Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
    CommandLine line = new CommandLine(Action.WINDOW, false, false, "", "");
    while (!rest.isEmpty()) {
      line = line.with(rest.pop(), rest);
    }
    return line;
  }

  private CommandLine with(String argument, Deque<String> rest) {
    return switch (argument) {
      case "--headless" -> new CommandLine(action, true, debug, target, inputs);
      case "--debug" -> new CommandLine(action, headless, true, target, inputs);
      case "--help", "-h" -> new CommandLine(Action.HELP, headless, debug, target, inputs);
      case "--version" -> new CommandLine(Action.VERSION, headless, debug, target, inputs);
      case "--demo" ->
          new CommandLine(
              Action.DEMO, true, debug, value(rest, "spikepress-demo"), value(rest, ""));
      case "--run" -> {
        if (rest.isEmpty()) {
          throw new WrongArgumentException("--run needs the name of a command or a script file");
        }
        yield new CommandLine(Action.RUN, headless, debug, rest.pop(), value(rest, ""));
      }
      default ->
          throw new WrongArgumentException("argument " + argument + " is not known; see --help");
    };
  }

  private static String value(Deque<String> rest, String standard) {
    return rest.isEmpty() || rest.peek().startsWith("--") ? standard : rest.pop();
  }
}
