// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The real recordings, which are never part of the repository. */
public final class RealData {

  private RealData() {}

  /**
   * A file of the real recordings; the calling test is skipped with a message where it is absent.
   *
   * @param name path below the folder that the system property {@code spikepress.data} names
   * @return the file
   */
  public static Path file(String name) {
    Path file = path().resolve(name);
    Assumptions.assumeTrue(
        Files.exists(file), "real recording absent: set -Dspikepress.data to its folder: " + name);
    return file;
  }

  /**
   * Their folder; the calling test is skipped with a message where it is absent.
   *
   * @return the folder that the system property {@code spikepress.data} names
   */
  public static Path folder() {
    return file(".").normalize();
  }

  private static Path path() {
    return Path.of(System.getProperty("spikepress.data", "../../shared/data"));
  }
}
