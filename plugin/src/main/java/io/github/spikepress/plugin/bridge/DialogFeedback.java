// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.plugin.commands.SpikePressCommand;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.scijava.ItemVisibility;
import org.scijava.log.LogService;
import org.scijava.module.MethodCallException;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.widget.Button;
import org.scijava.widget.FileWidget;

/** What a dialog says while it is filled in: what is wrong, and what the command foretells. */
final class DialogFeedback {

  /** Said of an input that has no value yet. */
  static final String NEEDED = "needed";

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
   * What is to be said.
   *
   * @param problems what is wrong with an input, or {@link #NEEDED}, by the input's name; empty if
   *     the command could run
   * @param notes what else is worth knowing of an input, by its name
   * @param messages texts of the command, without empty ones
   */
  record Said(Map<String, String> problems, Map<String, String> notes, List<String> messages) {}

  /**
   * Hands values to the command, calls it back for each input that has changed, and asks it whether
   * it would accept them.
   *
   * @param values as texts by input name
   * @return what there is to say
   */
  Said heed(Map<String, String> values) {
    Map<String, String> problems = new LinkedHashMap<>();
    List<ModuleItem<?>> items = InputValues.visible(module.getInfo());
    for (ModuleItem<?> item : items) {
      hand(item, values.getOrDefault(item.getName(), "")).ifPresent(add(problems, item));
    }
    for (ModuleItem<?> item : items) {
      String value = values.get(item.getName());
      String before = last.put(item.getName(), value);
      if (before == null || !before.equals(value)) {
        call(item);
      }
    }
    refusals().forEach(problems::putIfAbsent);
    Map<String, String> notes = new LinkedHashMap<>();
    items.forEach(item -> note(item).ifPresent(add(notes, item)));
    // In Fiji a message is the only place to say what is wrong.
    List<String> messages = new ArrayList<>(messages());
    messages.removeAll(problems.values());
    return new Said(problems, notes, messages);
  }

  private static Consumer<String> add(Map<String, String> texts, ModuleItem<?> item) {
    return text -> texts.put(item.getName(), text);
  }

  private Optional<String> hand(ModuleItem<?> item, String text) {
    boolean missing = item.isRequired() && item.getType() != boolean.class && text.isBlank();
    if (missing && item.getType() != File.class) {
      return Optional.of(NEEDED);
    }
    try {
      InputValues.set(module, item, text);
      return missing ? Optional.of(NEEDED) : Optional.empty();
    } catch (WrongArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** What the command itself has against its inputs. */
  private Map<String, String> refusals() {
    return module.getDelegateObject() instanceof SpikePressCommand command
        ? command.problems().byInput()
        : Map.of();
  }

  private Optional<String> note(ModuleItem<?> item) {
    boolean replaced =
        FileWidget.SAVE_STYLE.equals(item.getWidgetStyle())
            && module.getInput(item.getName()) instanceof File file
            && file.isFile();
    return replaced ? Optional.of("is there already and will be replaced") : Optional.empty();
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
