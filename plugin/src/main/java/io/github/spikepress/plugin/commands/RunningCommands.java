// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import ij.IJ;
import java.awt.GraphicsEnvironment;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.scijava.Cancelable;

/**
 * The commands that run at the moment. ImageJ's Esc key belongs to no command, so that it stops all
 * of them; the task bar stops one.
 */
final class RunningCommands {

  private static final Set<Cancelable> RUNNING = ConcurrentHashMap.newKeySet();

  private RunningCommands() {}

  static void begin(Cancelable command) {
    if (RUNNING.isEmpty() && !GraphicsEnvironment.isHeadless()) {
      // A key that was pressed before the command began is not meant for it.
      IJ.resetEscape();
    }
    RUNNING.add(command);
  }

  static void end(Cancelable command) {
    RUNNING.remove(command);
  }

  /** Cancels all commands if Esc was pressed. */
  static void heedEscape() {
    if (!GraphicsEnvironment.isHeadless() && IJ.escapePressed()) {
      cancelAll("cancelled with Esc");
      IJ.resetEscape();
    }
  }

  static void cancelAll(String reason) {
    RUNNING.forEach(command -> command.cancel(reason));
  }
}
