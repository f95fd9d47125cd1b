// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/** What made a file or a model. Never a time or a place: equal work gives equal bytes. */
public final class Provenance {

  private static final String VERSION = readVersion();

  private Provenance() {}

  /**
   * This program.
   *
   * @return name and version, for example {@code "SpikePress 0.1.0"}
   */
  public static String program() {
    return "SpikePress " + VERSION;
  }

  /**
   * The versions for a {@link ModelCard}.
   *
   * @return version of SpikePress and of Java by name
   */
  public static Map<String, String> versions() {
    return Map.of("spikepress", VERSION, "java", System.getProperty("java.version"));
  }

  private static String readVersion() {
    try (InputStream stream =
        Provenance.class.getResourceAsStream("/spikepress/version.properties")) {
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
