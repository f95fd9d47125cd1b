// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.launcher;

import ij.macro.Interpreter;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.plugin.bridge.BridgeContext;
import io.github.spikepress.plugin.bridge.CommandMenus;
import io.github.spikepress.plugin.bridge.CommandPlugIn;
import io.github.spikepress.plugin.bridge.CommandRun;
import io.github.spikepress.plugin.bridge.InputValues;
import io.github.spikepress.plugin.results.JsonResults;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.scijava.module.ModuleService;
import org.scijava.script.ScriptInfo;
import org.scijava.script.ScriptModule;

/**
 * Runs scripts without a display, with the commands installed. A script fails if it ends by an
 * error, or if the last command that it ran failed.
 */
final class ScriptRun {

  private ScriptRun() {}

  /**
   * Runs an ImageJ macro.
   *
   * @param script the macro's file
   * @param inputs given to the macro as its {@code #@} parameters, and all of them as {@code
   *     getArgument()}
   * @return JSON with what the macro returns as {@code result}
   */
  static String macro(Path script, Map<String, String> inputs) {
    CommandMenus.install();
    String macro = MacroParameters.fill(read(script), inputs);
    String argument =
        inputs.entrySet().stream()
            .map(input -> input.getKey() + "=" + input.getValue())
            .collect(Collectors.joining(","));
    Interpreter interpreter = new Interpreter();
    FutureTask<String> task = new FutureTask<>(() -> interpreter.run(macro, argument));
    task.run();
    try {
      String result = task.get();
      requireSuccess(script, Optional.ofNullable(interpreter.getErrorMessage()));
      return JsonResults.of(Collections.singletonMap("result", result));
    } catch (ExecutionException e) {
      String error = Optional.ofNullable(interpreter.getErrorMessage()).orElse(e.getMessage());
      throw failed(script, CommandPlugIn.lastFailure().orElse(error));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(script, "interrupted");
    }
  }

  /**
   * Runs a script of SciJava.
   *
   * @param script the script's file
   * @param inputs its {@code #@} parameters
   * @return JSON with its {@code #@output} parameters
   */
  static String groovy(Path script, Map<String, String> inputs) {
    CommandMenus.install();
    ScriptModule module = module(script);
    InputValues.fill(module, inputs);
    StringWriter errors = new StringWriter();
    module.setErrorWriter(errors);
    Map<String, Object> outputs = CommandRun.of(module);
    requireSuccess(script, errors.toString().lines().findFirst());
    return JsonResults.of(outputs);
  }

  private static ScriptModule module(Path script) {
    ScriptInfo info = new ScriptInfo(BridgeContext.get(), script.toFile());
    return (ScriptModule) BridgeContext.get().service(ModuleService.class).createModule(info);
  }

  static String read(Path script) {
    try {
      return Files.readString(script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireSuccess(Path script, Optional<String> error) {
    CommandPlugIn.lastFailure()
        .or(() -> error)
        .ifPresent(
            reason -> {
              throw failed(script, reason);
            });
  }

  private static WrongArgumentException failed(Path script, String reason) {
    return new WrongArgumentException(script.getFileName() + ": " + reason);
  }
}
