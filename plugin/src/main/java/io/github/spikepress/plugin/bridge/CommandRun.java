// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import io.github.spikepress.errors.WrongArgumentException;
import java.awt.EventQueue;
import java.awt.SecondaryLoop;
import java.awt.Toolkit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.scijava.Cancelable;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;

/** Runs a command whose inputs are set, with its pre- and postprocessors. */
public final class CommandRun {

  private CommandRun() {}

  /**
   * Runs a command to its end.
   *
   * @param module the command
   * @return its outputs by name, in the order of their declaration
   * @throws WrongArgumentException if the command refused its inputs or was cancelled, with its
   *     one-line message
   * @throws IllegalStateException if the command failed in a way that it did not foresee
   */
  public static Map<String, Object> of(Module module) {
    waitFor(BridgeContext.get().service(ModuleService.class).run(module, true), module);
    if (module instanceof Cancelable cancelable && cancelable.isCanceled()) {
      String reason = cancelable.getCancelReason();
      throw new WrongArgumentException(reason == null ? "cancelled" : reason);
    }
    Map<String, Object> outputs = new LinkedHashMap<>();
    for (ModuleItem<?> item : module.getInfo().outputs()) {
      outputs.put(item.getName(), module.getOutput(item.getName()));
    }
    return outputs;
  }

  private static void waitFor(Future<Module> future, Module module) {
    if (EventQueue.isDispatchThread()) {
      dispatchUntilDone(future);
    }
    try {
      future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(rootOf(e).toString(), e);
    } catch (InterruptedException e) {
      cancel(module, "interrupted");
      Thread.currentThread().interrupt();
      throw new WrongArgumentException("interrupted", e);
    }
  }

  /**
   * ImageJ's Recorder runs its macros on the event thread, where the command's own events have to
   * pass meanwhile.
   */
  private static void dispatchUntilDone(Future<Module> future) {
    SecondaryLoop loop = Toolkit.getDefaultToolkit().getSystemEventQueue().createSecondaryLoop();
    Thread watch = new Thread(() -> leave(loop, future), "SpikePress event loop");
    watch.setDaemon(true);
    watch.start();
    loop.enter();
  }

  private static void leave(SecondaryLoop loop, Future<Module> future) {
    try {
      future.get();
    } catch (ExecutionException | InterruptedException e) {
      // Who waits for the command is told; here it only counts that it is over.
      Thread.yield();
    } finally {
      // On the event thread, so that the loop has begun.
      EventQueue.invokeLater(loop::exit);
    }
  }

  private static void cancel(Module module, String reason) {
    if (module instanceof Cancelable cancelable) {
      cancelable.cancel(reason);
    }
  }

  private static Throwable rootOf(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
