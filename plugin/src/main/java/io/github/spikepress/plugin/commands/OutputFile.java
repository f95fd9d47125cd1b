// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import io.github.spikepress.errors.WrongArgumentException;
import java.io.File;
import java.util.Arrays;
import java.util.Locale;

/** Refuses an output before any work is done for it. */
final class OutputFile {

  private OutputFile() {}

  /**
   * Checks that a file can be made there.
   *
   * @param output the file; null if none is asked for
   * @param endings what its name may end in
   */
  static void require(File output, String... endings) {
    if (output == null) {
      return;
    }
    String name = output.getName().toLowerCase(Locale.ROOT);
    if (Arrays.stream(endings).noneMatch(name::endsWith)) {
      throw new WrongArgumentException(
          "output " + output.getName() + " must end in " + String.join(" or ", endings));
    }
    File folder = output.getAbsoluteFile().getParentFile();
    if (!folder.isDirectory()) {
      throw new WrongArgumentException(
          "cannot write " + output + ": folder " + folder + " does not exist; make it first");
    }
  }
}
