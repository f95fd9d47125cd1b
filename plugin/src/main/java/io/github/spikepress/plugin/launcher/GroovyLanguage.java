// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.launcher;

import org.scijava.Priority;
import org.scijava.plugin.Plugin;
import org.scijava.script.AdaptedScriptLanguage;
import org.scijava.script.ScriptLanguage;

/** Makes Groovy known to SciJava where Fiji's own adapter is missing. */
@Plugin(type = ScriptLanguage.class, name = "Groovy", priority = Priority.VERY_LOW)
public final class GroovyLanguage extends AdaptedScriptLanguage {

  /** Made by SciJava. */
  public GroovyLanguage() {
    super("groovy");
  }
}
