// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.kernel;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The kernel as Jupyter sees it: one cell at a time, on the shell channel's thread. */
public final class JavaKernel extends BaseKernel {

  private final CellEvaluator evaluator;
  private final CellMagics magics;
  private final CodeAssistant assistant;

  /** Starts a JShell with the kernel's own class path and the usual imports. */
  public JavaKernel() {
    super(StandardCharsets.UTF_8);
    RichOutput.registerAll(getRenderer());
    evaluator = new CellEvaluator();
    magics = new CellMagics(evaluator, new MavenArtifacts());
    assistant = new CodeAssistant(evaluator.shell());
    Notebook.attach(this);
  }

  @Override
  public DisplayData eval(String cell) throws Exception {
    BatchedOutput out = new BatchedOutput(getIO().out);
    BatchedOutput err = new BatchedOutput(getIO().err);
    System.setOut(out.printStream());
    System.setErr(err.printStream());
    try {
      Object value = magics.run(cell);
      return value == null ? null : getRenderer().render(value);
    } finally {
      System.out.flush();
      System.err.flush();
      out.send();
      err.send();
    }
  }

  @Override
  public DisplayData inspect(String code, int at, boolean extraDetail) {
    return assistant.documentation(code, at).map(DisplayData::new).orElse(null);
  }

  @Override
  public ReplacementOptions complete(String code, int at) {
    CodeAssistant.Completions found = assistant.complete(code, at);
    return new ReplacementOptions(found.replacements(), found.start(), at);
  }

  @Override
  public String isComplete(String code) {
    if (code.startsWith("%")) {
      return IS_COMPLETE_YES;
    }
    return switch (assistant.completeness(code)) {
      case COMPLETE -> IS_COMPLETE_YES;
      case INCOMPLETE -> "  ";
      case INVALID -> IS_COMPLETE_BAD;
    };
  }

  @Override
  public List<String> formatError(Exception error) {
    if (error instanceof CellException cellError) {
      return cellError.report().stream().map(errorStyler::secondary).toList();
    }
    return super.formatError(error);
  }

  @Override
  public LanguageInfo getLanguageInfo() {
    return new LanguageInfo.Builder("Java")
        .version(Runtime.version().toString())
        .mimetype("text/x-java-source")
        .fileExtension(".java")
        .pygments("java")
        .codemirror("text/x-java")
        .build();
  }

  @Override
  public String getBanner() {
    return "SpikePress kernel for Java " + Runtime.version().feature();
  }

  @Override
  public void interrupt() {
    evaluator.interrupt();
  }

  @Override
  public void onShutdown(boolean isRestarting) {
    evaluator.close();
  }
}
