// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.kernel;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds the files that a pattern such as {@code lib/*.jar} names; only its last part may vary. */
final class FileGlob {

  private FileGlob() {}

  static List<Path> expand(String pattern) throws IOException {
    int slash = pattern.lastIndexOf('/');
    Path folder = Path.of(slash < 0 ? "." : pattern.substring(0, slash + 1));
    String name = pattern.substring(slash + 1);
    if (name.isEmpty()) {
      return Files.exists(folder) ? List.of(folder) : List.of();
    }
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, name)) {
        entries.forEach(found::add);
      }
    }
    Collections.sort(found);
    return found;
  }
}
