// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.demo;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.plugin.sample.BundledSample;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the main job on the bundled sample and prints what came out. */
public final class Demo {

  private Demo() {}

  /**
   * Runs the demo.
   *
   * @param folder receives the sample, the compressed file and the figures; made if need be
   * @param out receives the table
   */
  public static void run(Path folder, PrintStream out) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new WrongArgumentException("cannot make folder " + folder + ": " + e.getMessage(), e);
    }
    MainJob.Outcome outcome = MainJob.run(BundledSample.copyTo(folder), folder);
    outcome.lines().forEach(out::println);
  }
}
