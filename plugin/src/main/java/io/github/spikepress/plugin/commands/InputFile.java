// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import io.github.spikepress.errors.WrongArgumentException;
import java.io.File;

/** Refuses an input before any work is begun on it. */
final class InputFile {

  private InputFile() {}

  /**
   * Checks that there is something to read.
   *
   * @param input a file or folder; null if none is given
   */
  static void require(File input) {
    if (input != null && !input.exists()) {
      throw new WrongArgumentException("cannot read " + input + ": there is no such file");
    }
  }
}
