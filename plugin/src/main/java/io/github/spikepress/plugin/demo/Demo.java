// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.demo;

import java.io.PrintStream;
import java.nio.file.Path;

/** Temporary. */
public final class Demo {
  private Demo() {}

  /**
   * Runs.
   *
   * @param folder where
   * @param out to
   */
  public static void run(Path folder, PrintStream out) {
    out.println(folder);
  }
}
