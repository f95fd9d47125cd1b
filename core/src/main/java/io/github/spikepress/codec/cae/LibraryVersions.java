// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import java.util.Map;
import java.util.TreeMap;

/** Versions that a model card states. */
final class LibraryVersions {

  private static final String UNPACKAGED = "development";

  private LibraryVersions() {}

  static Map<String, String> all() {
    Map<String, String> versions = new TreeMap<>();
    String own = CaeFamily.class.getPackage().getImplementationVersion();
    versions.put("spikepress", own == null ? UNPACKAGED : own);
    versions.put("deeplearning4j", "1.0.0-M2.1");
    versions.put("java", System.getProperty("java.version"));
    return versions;
  }
}
