// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.demo;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.plugin.sample.BundledSample;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the main job on a recording whose spikes are known and prints what came out. */
public final class Demo {

  private Demo() {}

  /**
   * Runs the demo.
   *
   * @param folder receives the compressed file and the figures, and the sample if that is taken;
   *     made if need be
   * @param recording a recording's file; empty for the bundled sample
   * @param out receives the table
   */
  public static void run(Path folder, String recording, PrintStream out) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new WrongArgumentException("cannot make folder " + folder + ": " + e.getMessage(), e);
    }
    Path input = recording.isEmpty() ? BundledSample.copyTo(folder) : Path.of(recording);
    MainJob.Outcome outcome = MainJob.run(input, folder);
    outcome.lines().forEach(out::println);
  }
}
