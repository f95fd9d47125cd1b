// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;

/** Words the failures of a cell: the cell's lines with the wrong one marked, or the stack trace. */
final class CellErrors {

  private final JShell shell;

  CellErrors(JShell shell) {
    this.shell = shell;
  }

  CellException rejected(String cell, String source, Snippet snippet) {
    List<Diag> problems = shell.diagnostics(snippet).filter(Diag::isError).toList();
    List<String> report = new ArrayList<>();
    int start = Math.max(0, cell.indexOf(source.strip()));
    for (Diag problem : problems) {
      report.addAll(marked(cell, start + (int) problem.getStartPosition()));
      problem.getMessage(Locale.ENGLISH).lines().forEach(report::add);
    }
    String summary = problems.isEmpty() ? "not accepted" : firstLine(problems.get(0));
    return new CellException("does not compile: " + summary, report);
  }

  CellException incomplete(String cell, String remaining) {
    List<String> report = new ArrayList<>(marked(cell, Math.max(0, cell.length() - 1)));
    report.add(
        "the cell ends in the middle of: " + remaining.strip().lines().findFirst().orElse(""));
    return new CellException("incomplete code", report);
  }

  CellException thrown(EvalException exception) {
    String summary = exception.getExceptionClassName() + ": " + exception.getMessage();
    List<String> report = new ArrayList<>();
    report.add(summary);
    addTrace(report, exception.getStackTrace());
    for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
      String name =
          cause instanceof EvalException nested
              ? nested.getExceptionClassName()
              : cause.getClass().getName();
      report.add("Caused by: " + name + ": " + cause.getMessage());
      addTrace(report, cause.getStackTrace());
    }
    return new CellException(summary, report);
  }

  /** JShell accepts a method whose body does not compile yet, and fails when it is called. */
  CellException unresolved(UnresolvedReferenceException exception) {
    DeclarationSnippet snippet = exception.getSnippet();
    List<String> report = new ArrayList<>();
    shell
        .diagnostics(snippet)
        .filter(Diag::isError)
        .forEach(
            problem -> {
              report.addAll(marked(snippet.source(), (int) problem.getStartPosition()));
              problem.getMessage(Locale.ENGLISH).lines().forEach(report::add);
            });
    shell
        .unresolvedDependencies(snippet)
        .forEach(missing -> report.add("not defined yet: " + missing));
    String summary =
        "calls " + nameOf(snippet) + ", which does not compile yet" + firstMissing(snippet);
    report.add(0, summary);
    return new CellException(summary, report);
  }

  private static String nameOf(DeclarationSnippet snippet) {
    return snippet instanceof MethodSnippet method ? method.name() + "()" : snippet.name();
  }

  private String firstMissing(DeclarationSnippet snippet) {
    return shell
        .diagnostics(snippet)
        .filter(Diag::isError)
        .findFirst()
        .map(CellErrors::firstLine)
        .or(() -> shell.unresolvedDependencies(snippet).findFirst())
        .map(problem -> ": " + problem)
        .orElse("");
  }

  private static void addTrace(List<String> report, StackTraceElement[] frames) {
    for (StackTraceElement frame : frames) {
      report.add("    at " + frame);
    }
  }

  private static String firstLine(Diag problem) {
    return problem.getMessage(Locale.ENGLISH).lines().findFirst().orElse("");
  }

  /** Every line of the cell, the one that holds the position marked by an arrow and a caret. */
  private static List<String> marked(String cell, int position) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (String line : cell.split("\n", -1)) {
      int end = start + line.length();
      boolean wrong = position >= start && position <= end;
      lines.add((wrong ? "--> " : "    ") + line);
      if (wrong) {
        lines.add(" ".repeat(4 + position - start) + "^");
      }
      start = end + 1;
    }
    return lines;
  }
}
