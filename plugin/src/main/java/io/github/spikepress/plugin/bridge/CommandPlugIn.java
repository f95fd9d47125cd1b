// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import ij.plugin.PlugIn;
import ij.plugin.filter.Analyzer;
import io.github.spikepress.errors.SpikePressException;
import java.awt.GraphicsEnvironment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/**
 * ImageJ's side of a command: takes the inputs from the macro's options or from a dialog, runs the
 * command and shows what it gives. Without a display the table becomes ImageJ's Results table, so
 * that macros read it with {@code getResult}.
 */
public final class CommandPlugIn implements PlugIn {

  private static volatile String lastFailure;

  /** Made by ImageJ. */
  public CommandPlugIn() {}

  /**
   * Why the last command that a macro or script ran failed.
   *
   * @return one line, or empty if it did not fail
   */
  public static Optional<String> lastFailure() {
    return Optional.ofNullable(lastFailure);
  }

  @Override
  public void run(String label) {
    lastFailure = null;
    CommandInfo info = SpikePressCommands.named(BridgeContext.get(), label);
    Module module = BridgeContext.get().service(ModuleService.class).createModule(info);
    try {
      if (fillInputs(module)) {
        show(CommandRun.of(module));
      }
    } catch (SpikePressException e) {
      lastFailure = e.getMessage();
      IJ.error(label, e.getMessage());
    }
  }

  private static boolean fillInputs(Module module) {
    String options = Macro.getOptions();
    if (options == null && !GraphicsEnvironment.isHeadless()) {
      return InputValues.visible(module.getInfo()).isEmpty() || CommandDialog.fill(module);
    }
    InputValues.fill(module, values(options == null ? "" : options));
    return true;
  }

  /** ImageJ lets a macro write {@code name=&variable}. */
  private static Map<String, String> values(String options) {
    Map<String, String> values = new LinkedHashMap<>(MacroOptions.parse(options));
    Interpreter macro = Interpreter.getInstance();
    values.replaceAll(
        (name, value) ->
            macro != null && value.startsWith("&")
                ? Optional.ofNullable(macro.getVariableAsString(value.substring(1))).orElse(value)
                : value);
    return values;
  }

  /** Tables in windows are {@code TablePostprocessor}'s, here as in Fiji. */
  private static void show(Map<String, Object> outputs) {
    boolean headless = GraphicsEnvironment.isHeadless();
    outputs.forEach(
        (name, value) -> {
          if (value instanceof ImagePlus image && (!headless || Interpreter.isBatchMode())) {
            image.show();
          } else if (value instanceof ResultsTable table && headless && name.equals("results")) {
            Analyzer.setResultsTable(table);
          }
        });
  }
}
