// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.launcher;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.plugin.bridge.BridgeContext;
import io.github.spikepress.plugin.bridge.CommandRun;
import io.github.spikepress.plugin.bridge.InputValues;
import io.github.spikepress.plugin.bridge.SpikePressCommands;
import io.github.spikepress.plugin.results.JsonResults;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import net.imagej.patcher.LegacyInjector;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/** Runs a command or a script without a display. */
final class HeadlessRun {

  private HeadlessRun() {}

  /**
   * Runs to the end and prints the results as the last line.
   *
   * @param target a command's name, or a script's file
   * @param inputs values by name
   * @param out where the results go
   */
  static void of(String target, Map<String, String> inputs, PrintStream out) {
    String ending = target.substring(target.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (ending.equals("ijm") || ending.equals("groovy")) {
      Path script = requireFile(target);
      // Before any class of ImageJ is loaded.
      LegacyInjector.preinit();
      out.println(
          ending.equals("ijm")
              ? ScriptRun.macro(script, inputs)
              : ScriptRun.groovy(script, inputs));
    } else {
      // Nothing but the results belongs on standard output.
      System.setOut(System.err);
      out.println(JsonResults.of(command(target, inputs)));
    }
  }

  private static Map<String, Object> command(String name, Map<String, String> inputs) {
    Module module =
        BridgeContext.get()
            .service(ModuleService.class)
            .createModule(SpikePressCommands.named(BridgeContext.get(), name));
    InputValues.fill(module, inputs);
    return CommandRun.of(module);
  }

  private static Path requireFile(String target) {
    Path script = Path.of(target);
    if (!Files.isReadable(script)) {
      throw new WrongArgumentException("cannot read script " + target + ": no such file");
    }
    return script;
  }
}
