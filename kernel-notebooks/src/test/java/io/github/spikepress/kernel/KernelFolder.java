// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Installs the kernel of the tests' class path for tests of other packages. */
public final class KernelFolder {

  private KernelFolder() {}

  /** Installs below a prefix and gives Jupyter's data folder. */
  public static Path install(Path prefix) throws IOException {
    KernelInstaller.install(List.of("--prefix", prefix.toString()));
    return prefix.resolve("share").resolve("jupyter");
  }
}
