// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.framework;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** The version of the framework, from the properties that Maven leaves in its jar. */
public final class FrameworkVersion {

  private static final String PROPERTIES =
      "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties";

  private FrameworkVersion() {}

  /**
   * Reads it.
   *
   * @return the version of Deeplearning4j, or {@code "unknown"} where the jar was repacked without
   *     its properties
   */
  public static String read() {
    try (InputStream stream = ComputationGraph.class.getResourceAsStream(PROPERTIES)) {
      Properties properties = new Properties();
      if (stream != null) {
        properties.load(stream);
      }
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
