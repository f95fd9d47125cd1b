// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.launcher;

import ij.macro.Interpreter;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.plugin.bridge.BridgeContext;
import io.github.spikepress.plugin.bridge.CommandMenus;
import io.github.spikepress.plugin.bridge.CommandPlugIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.scijava.module.ModuleItem;
import org.scijava.script.ScriptModule;
import org.scijava.script.ScriptService;

/** Runs scripts without a display, with the commands installed. */
final class ScriptRun {

  private ScriptRun() {}

  /** Runs an ImageJ macro, which reads its inputs with {@code getArgument()}. */
  static Map<String, Object> macro(Path script, Map<String, String> inputs) {
    CommandMenus.install();
    Interpreter interpreter = new Interpreter();
    String argument =
        inputs.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(","));
    String value = finish(script, () -> interpreter.run(Files.readString(script), argument));
    if (interpreter.getErrorMessage() != null) {
      throw failed(script, interpreter.getErrorMessage(), null);
    }
    Map<String, Object> outputs = new LinkedHashMap<>();
    outputs.put("result", value);
    return outputs;
  }

  /** Runs a script of SciJava, whose inputs are its {@code #@} parameters. */
  static Map<String, Object> groovy(Path script, Map<String, String> inputs) {
    CommandMenus.install();
    ScriptService scripts = BridgeContext.get().service(ScriptService.class);
    Map<String, Object> values = new LinkedHashMap<>(inputs);
    ScriptModule module = finish(script, () -> scripts.run(script.toFile(), true, values).get());
    Map<String, Object> outputs = new LinkedHashMap<>();
    for (ModuleItem<?> item : module.getInfo().outputs()) {
      outputs.put(item.getName(), module.getOutput(item.getName()));
    }
    return outputs;
  }

  private static <T> T finish(Path script, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    task.run();
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw failed(script, rootMessage(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WrongArgumentException("interrupted", e);
    }
  }

  private static WrongArgumentException failed(Path script, String reason, Throwable cause) {
    return new WrongArgumentException(
        script.getFileName() + ": " + CommandPlugIn.lastFailure().orElse(reason), cause);
  }

  private static String rootMessage(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof IOException ? "cannot read: " + cause.getMessage() : cause.toString();
  }
}
