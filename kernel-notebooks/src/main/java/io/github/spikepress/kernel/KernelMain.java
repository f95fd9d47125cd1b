// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.kernel;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Entry point: installs the kernel, or runs it as Jupyter asks. */
public final class KernelMain {

  private static final String USAGE =
      "usage: spikepress-kernel install [--user | --prefix DIR]\n"
          + "       spikepress-kernel CONNECTION_FILE   (Jupyter calls this)";

  private KernelMain() {}

  /**
   * Runs the kernel or installs it.
   *
   * @param arguments {@code install [--user | --prefix DIR]}, or Jupyter's connection file
   * @throws Exception if the connection cannot be made
   */
  public static void main(String[] arguments) throws Exception {
    List<String> words = List.of(arguments);
    if (words.isEmpty() || words.contains("--help")) {
      System.out.println(USAGE);
    } else if ("install".equals(words.get(0))) {
      System.out.println("Installed in " + KernelInstaller.install(words.subList(1, words.size())));
    } else {
      serve(Path.of(words.get(0)));
    }
  }

  private static void serve(Path connectionFile) throws Exception {
    System.setProperty("java.awt.headless", "true");
    Logger.getLogger("").setLevel(Level.WARNING);
    JupyterConnection connection =
        new JupyterConnection(KernelConnectionProperties.parse(Files.readString(connectionFile)));
    new JavaKernel().becomeHandlerForConnection(connection);
    connection.connect();
    connection.waitUntilClose();
    System.exit(0);
  }
}
