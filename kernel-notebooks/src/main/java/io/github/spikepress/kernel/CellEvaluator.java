// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.kernel;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;

/**
 * Evaluates the Java of a cell, snippet by snippet, in this very virtual machine, so that values
 * are objects and not their texts. One cell at a time; {@link #interrupt} may come from any thread.
 */
final class CellEvaluator {

  private static final List<String> IMPORTS =
      List.of(
          "java.io.*",
          "java.math.*",
          "java.net.*",
          "java.nio.file.*",
          "java.util.*",
          "java.util.concurrent.*",
          "java.util.function.*",
          "java.util.regex.*",
          "java.util.stream.*",
          "static " + Notebook.class.getName() + ".*");

  private final JShell shell;
  private final ObjectExecutionControl control;
  private final CellErrors errors;
  private volatile boolean interrupted;

  CellEvaluator() {
    ObjectExecutionControl.Provider provider = new ObjectExecutionControl.Provider();
    control = provider.control();
    shell = JShell.builder().executionEngine(provider, Map.of()).build();
    errors = new CellErrors(shell);
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      shell.addToClasspath(entry);
    }
    IMPORTS.forEach(name -> shell.eval("import " + name + ";"));
  }

  JShell shell() {
    return shell;
  }

  void addToClasspath(Path entry) {
    shell.addToClasspath(entry.toAbsolutePath().toString());
  }

  void interrupt() {
    interrupted = true;
    shell.stop();
  }

  void close() {
    shell.close();
  }

  /**
   * Evaluates Java.
   *
   * @param code any number of snippets
   * @return the value of the last snippet if it is an expression, else null
   * @throws CellException if a snippet does not compile or throws
   */
  Object evaluate(String code) throws CellException {
    interrupted = false;
    Object value = null;
    String remaining = code;
    while (!remaining.isBlank()) {
      CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(remaining);
      if (!info.completeness().isComplete()) {
        throw errors.incomplete(code, remaining);
      }
      value = evaluateSnippet(code, info.source());
      remaining = info.remaining();
    }
    return value;
  }

  private Object evaluateSnippet(String cell, String source) throws CellException {
    Object value = null;
    for (SnippetEvent event : shell.eval(source)) {
      if (event.causeSnippet() != null) {
        continue;
      }
      if (event.status() == Snippet.Status.REJECTED) {
        throw errors.rejected(cell, source, event.snippet());
      }
      if (event.exception() != null) {
        throw failure(event.exception());
      }
      if (interrupted) {
        throw new CellException("interrupted", List.of("Interrupted."));
      }
      value = valueOf(event.snippet());
    }
    return value;
  }

  private CellException failure(JShellException exception) {
    if (interrupted) {
      return new CellException("interrupted", List.of("Interrupted."));
    }
    if (exception instanceof UnresolvedReferenceException unresolved) {
      return errors.unresolved(unresolved);
    }
    return errors.thrown((EvalException) exception);
  }

  /** The value of an older variable takes a second snippet to hand over the object. */
  private Object valueOf(Snippet snippet) {
    String variable = expressionVariable(snippet);
    if (variable == null) {
      return null;
    }
    return control.value(variable).orElseGet(() -> handedOver(variable));
  }

  private Object handedOver(String variable) {
    LastValue.clear();
    shell.eval(LastValue.class.getName() + ".set(" + variable + ");");
    return LastValue.take();
  }

  private static String expressionVariable(Snippet snippet) {
    return switch (snippet.subKind()) {
      case TEMP_VAR_EXPRESSION_SUBKIND -> ((VarSnippet) snippet).name();
      case VAR_VALUE_SUBKIND -> ((ExpressionSnippet) snippet).name();
      default -> null;
    };
  }
}
