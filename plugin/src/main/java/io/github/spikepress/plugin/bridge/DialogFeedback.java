// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import io.github.spikepress.errors.SpikePressException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.scijava.ItemVisibility;
import org.scijava.log.LogService;
import org.scijava.module.MethodCallException;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.widget.Button;

/** What a dialog says while it is filled in: what is wrong, and what the command foretells. */
final class DialogFeedback {

  private final Module module;
  private final Map<String, String> last = new HashMap<>();

  /**
   * For one dialog.
   *
   * @param module the command
   */
  DialogFeedback(Module module) {
    this.module = module;
  }

  /**
   * What was wrong, if anything, and what the command has to say.
   *
   * @param problem one line; empty if the command could run
   * @param messages texts of the command, without empty ones
   */
  record Said(String problem, List<String> messages) {

    /** All lines, the problem first. */
    String text() {
      List<String> lines = new ArrayList<>(messages);
      if (!problem.isEmpty()) {
        lines.add(0, problem);
      }
      return String.join("\n", lines);
    }
  }

  /**
   * Hands values to the command and calls it back for each input that has changed.
   *
   * @param values as texts by input name
   * @return what there is to say
   */
  Said heed(Map<String, String> values) {
    String problem = "";
    try {
      InputValues.fill(module, values);
    } catch (SpikePressException e) {
      problem = e.getMessage();
    }
    for (ModuleItem<?> item : InputValues.visible(module.getInfo())) {
      String value = values.get(item.getName());
      String before = last.put(item.getName(), value);
      if (before == null || !before.equals(value)) {
        call(item);
      }
    }
    return new Said(problem, messages());
  }

  /**
   * Calls the command back.
   *
   * @param item an input that has changed or a button that was pressed
   */
  void call(ModuleItem<?> item) {
    try {
      item.callback(module);
    } catch (MethodCallException e) {
      BridgeContext.get().service(LogService.class).error(item.getName(), e);
    }
  }

  /**
   * The buttons of a command.
   *
   * @param info the command
   * @return in the order of their declaration
   */
  static List<ModuleItem<?>> buttons(ModuleInfo info) {
    List<ModuleItem<?>> buttons = new ArrayList<>();
    info.inputs()
        .forEach(
            item -> {
              if (item.getType() == Button.class) {
                buttons.add(item);
              }
            });
    return buttons;
  }

  private List<String> messages() {
    return StreamSupport.stream(module.getInfo().inputs().spliterator(), false)
        .filter(item -> item.getVisibility() == ItemVisibility.MESSAGE)
        .map(item -> MacroRecording.text(module.getInput(item.getName())))
        .filter(text -> !text.isBlank())
        .toList();
  }
}
