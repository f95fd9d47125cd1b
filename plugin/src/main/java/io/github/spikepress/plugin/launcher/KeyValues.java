// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.launcher;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The launcher's {@code "name=value,name=value"}. A value ends at the next comma that is followed
 * by {@code name=}, so that commas inside file names need no care; a value that holds such a comma,
 * or starts or ends with a space, stands in double quotes, where {@code \"} and {@code \\} mean a
 * quote and a backslash.
 */
public final class KeyValues {

  private static final Pattern PAIR =
      Pattern.compile(
          "\\s*(?<name>[A-Za-z_][A-Za-z_0-9]*)\\s*="
              + "(?:\\s*\"(?<quoted>(?:[^\"\\\\]|\\\\.)*)\"\\s*|(?<bare>.*?))"
              + "(?:,(?=\\s*[A-Za-z_][A-Za-z_0-9]*\\s*=)|$)",
          Pattern.DOTALL);

  private KeyValues() {}

  /**
   * Takes pairs apart.
   *
   * @param text pairs separated by commas; may be empty
   * @return values by name in the order given
   * @throws WrongArgumentException if the text is not of that form or names an input twice
   */
  public static Map<String, String> parse(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    Matcher pair = PAIR.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!pair.region(at, text.length()).lookingAt()) {
        throw new WrongArgumentException(
            "inputs are name=value pairs separated by commas, got '" + text.substring(at) + "'");
      }
      if (values.put(pair.group("name"), value(pair)) != null) {
        throw new WrongArgumentException("input '" + pair.group("name") + "' is given twice");
      }
      at = pair.end();
    }
    return values;
  }

  private static String value(Matcher pair) {
    String quoted = pair.group("quoted");
    return quoted == null ? pair.group("bare").strip() : quoted.replaceAll("\\\\(.)", "$1");
  }
}
