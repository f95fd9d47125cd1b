// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.event.EventService;
import org.scijava.io.IOService;
import org.scijava.log.LogService;
import org.scijava.module.ModuleService;
import org.scijava.prefs.PrefService;
import org.scijava.script.ScriptService;
import org.scijava.task.TaskService;

/**
 * The one SciJava context of a program outside Fiji. ImageJ makes its plugins by class name alone,
 * so that what they share has to be reachable without an argument.
 */
public final class BridgeContext {

  private BridgeContext() {}

  private static final class Holder {
    static final Context CONTEXT =
        new Context(
            LogService.class,
            EventService.class,
            StatusService.class,
            TaskService.class,
            ConvertService.class,
            PrefService.class,
            ModuleService.class,
            CommandService.class,
            ScriptService.class,
            IOService.class);
  }

  /**
   * The context, made on first use.
   *
   * @return the context
   */
  public static Context get() {
    return Holder.CONTEXT;
  }
}
