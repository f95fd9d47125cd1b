// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads settings that came as text. */
record Options(Map<String, String> values) {

  int integer(String name, int otherwise) {
    String text = values.get(name);
    try {
      return text == null ? otherwise : Integer.parseInt(text.trim());
    } catch (NumberFormatException e) {
      throw unreadable(name, "a whole number", text, e);
    }
  }

  double number(String name, double otherwise) {
    String text = values.get(name);
    try {
      return text == null ? otherwise : Double.parseDouble(text.trim());
    } catch (NumberFormatException e) {
      throw unreadable(name, "a number", text, e);
    }
  }

  boolean flag(String name, boolean otherwise) {
    String text = values.getOrDefault(name, Boolean.toString(otherwise)).trim();
    if (!text.equals("true") && !text.equals("false")) {
      throw unreadable(name, "true or false", text, null);
    }
    return text.equals("true");
  }

  /** One of a few words, each the lower-case name of a constant. */
  <E extends Enum<E>> E choice(String name, E otherwise) {
    String text = values.getOrDefault(name, word(otherwise)).trim();
    E[] choices = otherwise.getDeclaringClass().getEnumConstants();
    return Arrays.stream(choices)
        .filter(choice -> word(choice).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                unreadable(
                    name,
                    Arrays.stream(choices).map(Options::word).collect(Collectors.joining(" or ")),
                    text,
                    null));
  }

  /** How users type a constant. */
  static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  static void requireRange(String name, double value, double least, double greatest) {
    if (!(value >= least && value <= greatest)) {
      throw new WrongArgumentException(
          name + " must lie in " + text(least) + " to " + text(greatest) + ", got " + text(value));
    }
  }

  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static WrongArgumentException unreadable(
      String name, String expected, String text, Exception cause) {
    return new WrongArgumentException(
        name + " must be " + expected + ", got '" + text + "'", cause);
  }
}
