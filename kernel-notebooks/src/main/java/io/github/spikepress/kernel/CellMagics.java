// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.kernel;

import io.github.spencerpark.jupyter.kernel.magic.CellMagicParseContext;
import io.github.spencerpark.jupyter.kernel.magic.LineMagicArgs;
import io.github.spencerpark.jupyter.kernel.magic.MagicParser;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The magics of a cell: {@code %classpath}, {@code %jars}, {@code %maven}, {@code %load} and {@code
 * %%time}. Line magics run before the Java of the cell, in their order.
 */
final class CellMagics {

  private final MagicParser parser = new MagicParser("(?m)^\\s*%", "%%");
  private final Magics magics = new Magics();
  private final CellEvaluator evaluator;
  private final MavenArtifacts artifacts;

  /**
   * Magics over an evaluator.
   *
   * @param evaluator of the cells' Java
   * @param artifacts what {@code %maven} asks
   */
  CellMagics(CellEvaluator evaluator, MavenArtifacts artifacts) {
    this.evaluator = evaluator;
    this.artifacts = artifacts;
    magics.registerLineMagic("classpath", this::classpath);
    magics.registerLineMagic("jars", this::jars);
    magics.registerLineMagic("maven", this::maven);
    magics.registerLineMagic("load", this::load);
    magics.registerCellMagic("time", (arguments, body) -> time(body));
  }

  /**
   * Runs a cell.
   *
   * @param cell magics and Java
   * @return the value of the last expression, or null
   * @throws Exception what a magic or the Java threw
   */
  Object run(String cell) throws Exception {
    CellMagicParseContext cellMagic = parser.parseCellMagic(cell);
    if (cellMagic != null) {
      return magics.applyCellMagic(
          cellMagic.getMagicCall().getName(),
          cellMagic.getMagicCall().getArgs(),
          cellMagic.getMagicCall().getBody());
    }
    List<LineMagicArgs> calls = new ArrayList<>();
    String java =
        parser.transformLineMagics(
            cell,
            magic -> {
              calls.add(magic.getMagicCall());
              return "";
            });
    for (LineMagicArgs call : calls) {
      magics.applyLineMagic(call.getName(), call.getArgs());
    }
    return evaluator.evaluate(java);
  }

  private Object time(String body) throws Exception {
    long start = System.nanoTime();
    Object value = run(body);
    System.out.printf(Locale.ROOT, "%.3f s%n", (System.nanoTime() - start) / 1e9);
    return value;
  }

  private Void classpath(List<String> entries) throws IOException {
    for (String pattern : entries) {
      List<Path> found = FileGlob.expand(pattern);
      if (found.isEmpty()) {
        throw new IOException("%classpath: nothing matches " + pattern);
      }
      found.forEach(evaluator::addToClasspath);
    }
    return null;
  }

  private Void jars(List<String> patterns) throws IOException {
    return classpath(patterns);
  }

  private Void maven(List<String> coordinates) throws IOException {
    for (Path jar : artifacts.resolve(coordinates)) {
      evaluator.addToClasspath(jar);
    }
    return null;
  }

  private Void load(List<String> files) throws Exception {
    for (String name : files) {
      Path file = Path.of(name);
      if (!Files.isRegularFile(file)) {
        throw new IOException("%load: " + file + " does not exist");
      }
      String text = Files.readString(file);
      for (String code : name.endsWith(".ipynb") ? NotebookSource.codeCells(text) : List.of(text)) {
        run(code);
      }
    }
    return null;
  }
}
