// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import ij.plugin.frame.Recorder;
import java.io.File;
import java.util.Map;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;

/** Tells ImageJ's Macro Recorder what a command was given. */
final class MacroRecording {

  private MacroRecording() {}

  /**
   * Records values under the inputs' own names; only what differs from the default is worth a place
   * in a macro.
   *
   * @param info the command
   * @param values as texts by input name
   */
  static void record(ModuleInfo info, Map<String, String> values) {
    for (ModuleItem<?> item : InputValues.visible(info)) {
      String value = values.getOrDefault(item.getName(), text(item.getDefaultValue()));
      boolean unchanged = text(item.getDefaultValue()).equals(value);
      if (!unchanged && item.getType() == File.class) {
        Recorder.recordPath(item.getName(), value);
      } else if (!unchanged) {
        Recorder.recordOption(item.getName(), value);
      }
    }
  }

  /** A value as a dialog shows it and a macro names it. */
  static String text(Object value) {
    return value == null ? "" : value.toString().replaceFirst("\\.0$", "");
  }
}
