// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.prefs.PrefService;

/**
 * What a command was given when its dialog was last confirmed. Only dialogs look here: a macro, a
 * script and the command line start from the defaults, so that their lines mean the same to
 * everybody.
 */
final class RememberedInputs {

  private static final String KEY = "dialog ";

  private final Module module;
  private final PrefService preferences = BridgeContext.get().service(PrefService.class);

  /**
   * Of one command.
   *
   * @param module the command
   */
  RememberedInputs(Module module) {
    this.module = module;
  }

  /**
   * Reads them.
   *
   * @return texts by input name; without those that do not fit their input any more
   */
  Map<String, String> read() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (ModuleItem<?> item : InputValues.visible(module.getInfo())) {
      String text = preferences.get(command(), KEY + item.getName(), null);
      if (text != null && fits(item, text)) {
        texts.put(item.getName(), text);
      }
    }
    return texts;
  }

  /**
   * Keeps them; what is the default is forgotten, so that a later default counts.
   *
   * @param texts by input name
   */
  void write(Map<String, String> texts) {
    for (ModuleItem<?> item : InputValues.visible(module.getInfo())) {
      String text = texts.getOrDefault(item.getName(), "");
      if (text.equals(MacroRecording.text(item.getDefaultValue()))) {
        preferences.remove(command(), KEY + item.getName());
      } else {
        preferences.put(command(), KEY + item.getName(), text);
      }
    }
  }

  private Class<?> command() {
    return module.getDelegateObject().getClass();
  }

  private static boolean fits(ModuleItem<?> item, String text) {
    try {
      InputValues.parse(item, text);
      return true;
    } catch (WrongArgumentException e) {
      return false;
    }
  }
}
