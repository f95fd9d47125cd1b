// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ImageJ's macro options, {@code name=value name=[value with spaces] flag}: values with spaces
 * stand in square brackets or single quotes, a name alone means {@code true}.
 */
public final class MacroOptions {

  private static final Pattern NAME = Pattern.compile("\\s*([A-Za-z_][A-Za-z_0-9]*)(=?)");

  private MacroOptions() {}

  /**
   * Takes options apart.
   *
   * @param options the second argument of {@code run(command, options)}
   * @return values by name in the order given
   * @throws WrongArgumentException if the text is not of that form
   */
  public static Map<String, String> parse(String options) {
    Map<String, String> values = new LinkedHashMap<>();
    int at = 0;
    while (at < options.stripTrailing().length()) {
      Matcher name = NAME.matcher(options).region(at, options.length());
      if (!name.lookingAt()) {
        throw new WrongArgumentException(
            "macro options are name=value pairs, got '" + options.substring(at).strip() + "'");
      }
      at = name.end();
      if (name.group(2).isEmpty()) {
        values.put(name.group(1), "true");
      } else {
        int end = endOfValue(options, at);
        values.put(name.group(1), unquote(options.substring(at, end)));
        at = end;
      }
    }
    return values;
  }

  /**
   * Writes one pair as {@link #parse} reads it.
   *
   * @param name the input's name
   * @param value its value
   * @return {@code name=value}, bracketed if need be
   */
  public static String format(String name, String value) {
    boolean bare =
        !value.isEmpty() && value.chars().noneMatch(c -> c <= ' ' || "[]'".indexOf(c) >= 0);
    return name + "=" + (bare ? value : "[" + value + "]");
  }

  private static int endOfValue(String options, int from) {
    if (from < options.length() && options.charAt(from) == '[') {
      return endOfBrackets(options, from);
    }
    if (from < options.length() && options.charAt(from) == '\'') {
      int end = options.indexOf('\'', from + 1);
      return requireClosed(options, from, end < 0 ? -1 : end + 1);
    }
    int end = from;
    while (end < options.length() && !Character.isWhitespace(options.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int endOfBrackets(String options, int from) {
    int depth = 0;
    for (int i = from; i < options.length(); i++) {
      depth += options.charAt(i) == '[' ? 1 : options.charAt(i) == ']' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return requireClosed(options, from, -1);
  }

  private static int requireClosed(String options, int from, int end) {
    if (end < 0) {
      throw new WrongArgumentException(
          "macro options: " + options.substring(from).strip() + " is not closed");
    }
    return end;
  }

  private static String unquote(String value) {
    boolean quoted = value.startsWith("[") || value.startsWith("'");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
