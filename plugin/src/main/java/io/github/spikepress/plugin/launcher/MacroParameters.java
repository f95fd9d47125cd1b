// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.launcher;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The script parameters of a macro, lines such as {@code #@ File (label="Input file") input}, which
 * Fiji asks for in a dialog and ImageJ alone does not know: here the launcher's inputs take their
 * place as variables.
 */
final class MacroParameters {

  private static final Pattern LINE =
      Pattern.compile("^#@\\s*(\\w+)\\s*(?:\\((.*)\\))?\\s*(\\w+)\\s*$", Pattern.MULTILINE);

  private static final Pattern DEFAULT =
      Pattern.compile("(?:^|,)\\s*value\\s*=\\s*(?:\"([^\"]*)\"|([^,\\s]+))");

  private static final Set<String> TEXTS = Set.of("File", "String");
  private static final Set<String> NUMBERS =
      Set.of("Integer", "Long", "Float", "Double", "int", "long", "float", "double");
  private static final Set<String> TRUTHS = Set.of("Boolean", "boolean");

  private MacroParameters() {}

  /**
   * Puts values in place of the parameter lines.
   *
   * @param macro the macro's text
   * @param inputs values by name
   * @return a macro that ImageJ alone runs; lines keep their numbers
   * @throws WrongArgumentException if a parameter has neither value nor default, a value does not
   *     fit, or a macro with parameters is given an input that is none of them
   */
  static String fill(String macro, Map<String, String> inputs) {
    Map<String, String> left = new LinkedHashMap<>(inputs);
    Matcher line = LINE.matcher(macro);
    StringBuilder filled = new StringBuilder();
    boolean any = false;
    while (line.find()) {
      any = true;
      String name = line.group(3);
      String given = left.remove(name);
      String value = given == null ? standard(name, line.group(2)) : given;
      String variable = name + " = " + literal(line.group(1), name, value) + ";";
      line.appendReplacement(filled, Matcher.quoteReplacement(variable));
    }
    line.appendTail(filled);
    if (any && !left.isEmpty()) {
      throw new WrongArgumentException("the macro has no parameter " + left.keySet());
    }
    return filled.toString();
  }

  private static String standard(String name, String attributes) {
    Matcher standard = DEFAULT.matcher(attributes == null ? "" : attributes);
    if (!standard.find()) {
      throw new WrongArgumentException("the macro needs " + name + "=");
    }
    return standard.group(1) == null ? standard.group(2) : standard.group(1);
  }

  private static String literal(String type, String name, String value) {
    if (TEXTS.contains(type)) {
      return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
    if (TRUTHS.contains(type) && Set.of("true", "false").contains(value)) {
      return value;
    }
    if (NUMBERS.contains(type) && value.matches("-?[0-9]+(\\.[0-9]+)?([eE]-?[0-9]+)?")) {
      return value;
    }
    throw new WrongArgumentException(name + "=" + value + " is not of type " + type);
  }
}
