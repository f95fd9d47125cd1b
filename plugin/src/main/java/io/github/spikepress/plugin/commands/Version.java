// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version that the build wrote into the jar. */
public final class Version {

  private static final String RESOURCE = "/io/github/spikepress/plugin/version.properties";

  private Version() {}

  /**
   * The version of this plugin.
   *
   * @return for example {@code "0.1.0"}
   */
  public static String current() {
    try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
