// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.kernel;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Completion and documentation at the cursor of a cell. */
final class CodeAssistant {

  /** How far a text is from a whole snippet. */
  enum Completeness {
    COMPLETE,
    INCOMPLETE,
    INVALID
  }

  /**
   * What may stand at the cursor.
   *
   * @param replacements texts that replace the part from {@code start} to the cursor
   * @param start where that part begins
   */
  record Completions(List<String> replacements, int start) {}

  private final JShell shell;

  CodeAssistant(JShell shell) {
    this.shell = shell;
  }

  Completions complete(String code, int cursor) {
    int[] anchor = {cursor};
    int start = lastSnippetStart(code, cursor);
    List<Suggestion> suggestions =
        analysis().completionSuggestions(code.substring(start), cursor - start, anchor);
    List<String> texts = suggestions.stream().map(Suggestion::continuation).distinct().toList();
    return new Completions(texts, texts.isEmpty() ? cursor : start + anchor[0]);
  }

  Optional<String> documentation(String code, int cursor) {
    int start = lastSnippetStart(code, cursor);
    String text =
        analysis().documentation(code.substring(start), cursor - start, true).stream()
            .map(CodeAssistant::describe)
            .collect(Collectors.joining("\n\n"));
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  Completeness completeness(String code) {
    String remaining = code;
    while (!remaining.isBlank()) {
      CompletionInfo info = analysis().analyzeCompletion(remaining);
      switch (info.completeness()) {
        case UNKNOWN -> {
          return Completeness.INVALID;
        }
        case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> {
          return Completeness.INCOMPLETE;
        }
        default -> remaining = info.remaining();
      }
    }
    return Completeness.COMPLETE;
  }

  private static String describe(Documentation documentation) {
    String text = documentation.javadoc();
    return documentation.signature() + (text == null ? "" : "\n" + text);
  }

  /** JShell completes one snippet: everything before the one at the cursor is left out. */
  private int lastSnippetStart(String code, int cursor) {
    int start = 0;
    while (true) {
      CompletionInfo info = analysis().analyzeCompletion(code.substring(start, cursor));
      String remaining = info.remaining();
      if (!info.completeness().isComplete() || remaining == null || remaining.isBlank()) {
        return start;
      }
      start = cursor - remaining.length();
    }
  }

  private SourceCodeAnalysis analysis() {
    return shell.sourceCodeAnalysis();
  }
}
