// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.kernel;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes the kernelspec {@code java}, which tells Jupyter how to start the kernel. */
final class KernelInstaller {

  private KernelInstaller() {}

  /**
   * Installs the kernel.
   *
   * @param options {@code --user}, {@code --prefix DIR}, or nothing for {@code --user}
   * @return the kernelspec's folder
   */
  static Path install(List<String> options) throws IOException {
    Path folder = dataFolder(options).resolve("kernels").resolve("java");
    Files.createDirectories(folder);
    byte[] json = kernelspec().getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(
        folder.resolve("kernel.json"), channel -> channel.write(ByteBuffer.wrap(json)));
    return folder;
  }

  private static Path dataFolder(List<String> options) {
    if (options.isEmpty() || options.equals(List.of("--user"))) {
      return userFolder();
    }
    if (options.size() == 2 && "--prefix".equals(options.get(0))) {
      return Path.of(options.get(1), "share", "jupyter");
    }
    throw new WrongArgumentException("install takes --user or --prefix DIR, got " + options);
  }

  /** Jupyter's own rule for the user's data folder. */
  private static Path userFolder() {
    String home = System.getProperty("user.home");
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String given = System.getenv("JUPYTER_DATA_DIR");
    if (given != null) {
      return Path.of(given);
    }
    if (system.contains("mac")) {
      return Path.of(home, "Library", "Jupyter");
    }
    if (system.contains("win")) {
      return Path.of(System.getenv("APPDATA"), "jupyter");
    }
    return Path.of(home, ".local", "share", "jupyter");
  }

  private static String kernelspec() {
    JsonArray command = new JsonArray();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(KernelMain.class.getName());
    command.add("{connection_file}");
    JsonObject spec = new JsonObject();
    spec.add("argv", command);
    spec.addProperty("display_name", "Java (SpikePress)");
    spec.addProperty("language", "java");
    spec.addProperty("interrupt_mode", "message");
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(spec);
  }
}
