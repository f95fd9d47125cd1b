// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.launcher;

import io.github.spikepress.errors.SpikePressException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.plugin.demo.Demo;
import java.awt.GraphicsEnvironment;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.logging.LogManager;

/**
 * SpikePress without Fiji. Without a display it prints the results of one command or script as JSON
 * on the last line of standard output and exits with 0; with 2 and one line on standard error if
 * the user's input is at fault; with 1 if the program is.
 */
public final class Launcher {

  private static final int BAD_INPUT = 2;
  private static final int INTERNAL_ERROR = 1;

  private Launcher() {}

  /**
   * Starts the program.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    FutureTask<Boolean> work = new FutureTask<>(() -> start(out, arguments));
    work.run();
    try {
      if (work.get()) {
        out.flush();
        System.exit(0);
      }
    } catch (ExecutionException e) {
      boolean debug = String.join(" ", arguments).contains("--debug");
      System.exit(report(e.getCause(), debug, err));
    } catch (InterruptedException e) {
      System.exit(INTERNAL_ERROR);
    }
  }

  /** Does what is asked; false if the program lives on in its window. */
  private static boolean start(PrintStream out, String... arguments) {
    CommandLine line = CommandLine.parse(arguments);
    switch (line.action()) {
      case HELP -> out.print(Usage.text());
      case VERSION -> out.println(Usage.version());
      case DEMO -> {
        prepareHeadless(line);
        Demo.run(Path.of(line.target()), line.inputs(), out);
      }
      case RUN -> {
        if (!line.headless()) {
          return window(line);
        }
        prepareHeadless(line);
        HeadlessRun.of(line.target(), KeyValues.parse(line.inputs()), out);
      }
      default -> {
        return window(line);
      }
    }
    return true;
  }

  private static void prepareHeadless(CommandLine line) {
    System.setProperty("java.awt.headless", "true");
    System.setProperty("scijava.log.level", line.debug() ? "debug" : "none");
    if (!line.debug()) {
      // What libraries tell goes nowhere; a failure is told below in one line.
      LogManager.getLogManager().reset();
      System.setErr(new PrintStream(OutputStream.nullOutputStream()));
    }
  }

  private static boolean window(CommandLine line) {
    if (line.headless() || GraphicsEnvironment.isHeadless()) {
      throw new WrongArgumentException(
          "there is no display for the window; run a command with --headless --run, see --help");
    }
    ImageJWindow.open(line);
    return false;
  }

  private static int report(Throwable failure, boolean debug, PrintStream err) {
    boolean refused = failure instanceof SpikePressException;
    String message = refused ? failure.getMessage() : describe(failure);
    err.println("spikepress: " + message.replaceAll("\\s*\\R\\s*", " "));
    if (debug) {
      failure.printStackTrace(err);
    }
    return refused ? BAD_INPUT : INTERNAL_ERROR;
  }

  private static String describe(Throwable failure) {
    return "internal error: " + failure.getMessage() + "; run again with --debug and report it";
  }
}
