// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import io.github.spikepress.codec.Provenance;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What made a figure, and when.
 *
 * @param program name and version
 * @param commit the commit that the program was built from, as the system property {@value
 *     #COMMIT_PROPERTY} says; empty where nobody says
 * @param java version of Java
 * @param system operating system and processor
 * @param date when the run ended, in UTC
 */
public record RunOrigin(String program, String commit, String java, String system, String date) {

  /** The system property that names the commit. */
  public static final String COMMIT_PROPERTY = "spikepress.commit";

  /**
   * This program, now.
   *
   * @return the origin
   */
  public static RunOrigin now() {
    return new RunOrigin(
        Provenance.program(),
        System.getProperty(COMMIT_PROPERTY, ""),
        System.getProperty("java.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
  }
}
