// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel driven by the real Jupyter client. */
class KernelSessionTest {

  private static final String PYTHON = "/usr/bin/python3";

  @TempDir Path folder;

  @Test
  void servesTheRealJupyterClient() throws Exception {
    assumeJupyterClient();
    KernelInstaller.install(List.of("--prefix", folder.toString()));
    Path log = folder.resolve("session.log");
    Path data = folder.resolve("share").resolve("jupyter");
    Process session =
        new ProcessBuilder(PYTHON, script(), data.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = session.waitFor(12, TimeUnit.MINUTES);
    session.destroyForcibly();
    assertTrue(ended, "session hung: " + Files.readString(log));
    assertEquals(0, session.exitValue(), Files.readString(log));
  }

  private static String script() {
    return Path.of(
            System.getProperty("spikepress.root"),
            "kernel-notebooks/src/test/python/kernel_session.py")
        .toString();
  }

  private static void assumeJupyterClient() throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(Path.of(PYTHON)), "no " + PYTHON);
    int status = new ProcessBuilder(PYTHON, "-c", "import jupyter_client").start().waitFor();
    Assumptions.assumeTrue(status == 0, "python3-jupyter-client is not installed");
  }
}
