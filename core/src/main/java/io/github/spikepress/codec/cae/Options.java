// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Map;

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

  private static WrongArgumentException unreadable(
      String name, String expected, String text, Exception cause) {
    return new WrongArgumentException(
        name + " must be " + expected + ", got '" + text + "'", cause);
  }
}
