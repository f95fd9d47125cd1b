// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import ij.CommandListener;
import ij.Executer;
import ij.IJ;
import ij.Menus;
import java.util.stream.Collectors;
import org.scijava.MenuPath;
import org.scijava.command.CommandInfo;

/** Puts the commands into ImageJ's menus and its table of macro commands. */
public final class CommandMenus {

  private CommandMenus() {}

  /** Installs every command; without a display only macros and scripts see them. */
  public static void install() {
    if (Menus.getCommands() == null) {
      makeCommandTable();
    }
    for (CommandInfo info : SpikePressCommands.all(BridgeContext.get())) {
      Menus.add(path(info), plugIn(info));
    }
  }

  /** Shows running commands with their progress in a window of their own; needs a display. */
  public static void showTasks() {
    TaskWindow.install(BridgeContext.get());
  }

  /** Without a window, ImageJ makes the table when the first command is run: one that is vetoed. */
  private static void makeCommandTable() {
    CommandListener veto = command -> null;
    Executer.addCommandListener(veto);
    IJ.run("SpikePress", "");
    Executer.removeCommandListener(veto);
  }

  private static String path(CommandInfo info) {
    MenuPath path = info.getMenuPath();
    return path.stream().map(entry -> entry.getName()).collect(Collectors.joining(">"));
  }

  private static String plugIn(CommandInfo info) {
    return CommandPlugIn.class.getName() + "(\"" + SpikePressCommands.label(info) + "\")";
  }
}
