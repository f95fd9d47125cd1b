// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dumps that stand in the specification. */
public final class SpecifiedBytes {

  static final Path FORMAT =
      Path.of(System.getProperty("spikepress.root", ".."), "resources", "format");

  private SpecifiedBytes() {}

  /** The bytes of a dump. */
  public static byte[] of(String name) throws IOException {
    String text = Files.readString(FORMAT.resolve("SPEC.md"));
    Matcher matcher = Pattern.compile("```hex " + name + "\n([0-9a-f \n]+)```").matcher(text);
    assertTrue(matcher.find(), "SPEC.md has no dump of the " + name);
    return HexFormat.of().parseHex(matcher.group(1).replaceAll("\\s", ""));
  }

  /** Bytes as the specification prints them. */
  public static String hex(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").formatHex(bytes);
  }
}
