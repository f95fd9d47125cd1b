// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleInfo;

/** The commands that belong to SpikePress, by the label of their menu entry. */
public final class SpikePressCommands {

  private static final String PACKAGE = "io.github.spikepress.";
  private static final String ELLIPSIS = "...";

  private SpikePressCommands() {}

  /**
   * All of them in menu order.
   *
   * @param context where commands are registered
   * @return the commands that have a menu entry
   */
  public static List<CommandInfo> all(Context context) {
    return context.service(CommandService.class).getCommands().stream()
        .filter(SpikePressCommands::isOurs)
        .filter(info -> !info.getMenuPath().isEmpty())
        .sorted((a, b) -> Double.compare(weight(a), weight(b)))
        .collect(Collectors.toList());
  }

  /**
   * Whether a module is one of ours.
   *
   * @param info any module
   * @return true if its class lies in SpikePress
   */
  public static boolean isOurs(ModuleInfo info) {
    return info.getDelegateClassName().startsWith(PACKAGE);
  }

  /**
   * A command's name in menus and macros.
   *
   * @param info the command
   * @return for example {@code "Compress Spikes..."}
   */
  public static String label(CommandInfo info) {
    return info.getMenuPath().getLeaf().getName();
  }

  /**
   * Finds a command by its name.
   *
   * @param context where commands are registered
   * @param name the name, with or without its dots
   * @return the command
   * @throws WrongArgumentException if there is none, listing what exists
   */
  public static CommandInfo named(Context context, String name) {
    List<CommandInfo> all = all(context);
    Function<CommandInfo, String> label = SpikePressCommands::label;
    return all.stream()
        .filter(info -> label.apply(info).equals(name) || label.apply(info).equals(name + ELLIPSIS))
        .findFirst()
        .orElseThrow(
            () ->
                new WrongArgumentException(
                    "command '"
                        + name
                        + "' is not known; known are "
                        + all.stream().map(label).toList()));
  }

  private static double weight(CommandInfo info) {
    return info.getMenuPath().getLeaf().getWeight();
  }
}
