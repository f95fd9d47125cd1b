// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import io.github.spikepress.errors.WrongArgumentException;
import java.io.File;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.util.Types;

/** Fills the inputs of a command from texts, as macros and command lines give them. */
public final class InputValues {

  private InputValues() {}

  /**
   * Sets the named inputs and checks that every required one is set.
   *
   * @param module the command
   * @param texts values by input name
   * @throws WrongArgumentException if a name is not known, a value does not fit its input, or a
   *     required input is missing
   */
  public static void fill(Module module, Map<String, String> texts) {
    ModuleInfo info = module.getInfo();
    requireKnown(info, texts.keySet());
    for (ModuleItem<?> item : visible(info)) {
      String text = texts.get(item.getName());
      if (text != null) {
        set(module, item, text);
      } else if (module.getInput(item.getName()) == null && item.getDefaultValue() != null) {
        // A script's input has its default in its information only.
        set(module, item, item.getDefaultValue().toString());
      }
      if (item.isRequired() && module.getInput(item.getName()) == null) {
        throw new WrongArgumentException(
            name(info) + " needs " + item.getName() + "=; its inputs are " + names(info));
      }
    }
  }

  /**
   * Sets one input.
   *
   * @param module the command
   * @param item one of its inputs
   * @param text the value; empty leaves a file without value
   * @throws WrongArgumentException if the value does not fit the input
   */
  public static void set(Module module, ModuleItem<?> item, String text) {
    Object value = parse(item, text);
    module.setInput(item.getName(), value);
    if (value != null) {
      module.resolveInput(item.getName());
    }
  }

  /**
   * The inputs that a user sees; services and the like are left out.
   *
   * @param info the command
   * @return the files first, then the settings, each in order
   */
  public static List<ModuleItem<?>> visible(ModuleInfo info) {
    return StreamSupport.stream(info.inputs().spliterator(), false)
        .filter(item -> parsable(item.getType()))
        .filter(item -> item.getVisibility() != ItemVisibility.MESSAGE)
        .sorted(Comparator.comparing(item -> item.getType() != File.class))
        .collect(Collectors.toList());
  }

  private static void requireKnown(ModuleInfo info, Set<String> given) {
    List<String> known = names(info);
    for (String name : given) {
      if (!known.contains(name)) {
        throw new WrongArgumentException(
            name(info) + " has no input '" + name + "'; its inputs are " + known);
      }
    }
  }

  private static String name(ModuleInfo info) {
    return info instanceof CommandInfo command && !info.getMenuPath().isEmpty()
        ? SpikePressCommands.label(command)
        : info.getTitle();
  }

  private static List<String> names(ModuleInfo info) {
    return visible(info).stream().map(ModuleItem::getName).toList();
  }

  private static boolean parsable(Class<?> type) {
    return Types.box(type) == Boolean.class
        || Number.class.isAssignableFrom(Types.box(type))
        || type == String.class
        || type == File.class;
  }

  /**
   * Reads a value.
   *
   * @param item an input
   * @param text the value as a macro names it
   * @return null for no file
   * @throws WrongArgumentException if the value does not fit the input
   */
  static Object parse(ModuleItem<?> item, String text) {
    Class<?> type = Types.box(item.getType());
    if (type == File.class) {
      return text.isBlank() ? null : new File(text.strip());
    }
    if (type == Boolean.class) {
      return parseTruth(item, text);
    }
    return type == String.class ? requireChoice(item, text) : parseNumber(item, type, text);
  }

  private static boolean parseTruth(ModuleItem<?> item, String text) {
    return switch (text.strip()) {
      // A macro's own truth values are numbers.
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw wrong(item, text, "true or false");
    };
  }

  private static String requireChoice(ModuleItem<?> item, String text) {
    List<?> choices = item.getChoices();
    if (choices != null && !choices.isEmpty() && !choices.contains(text)) {
      throw wrong(item, text, "one of " + choices);
    }
    return text;
  }

  private static Object parseNumber(ModuleItem<?> item, Class<?> type, String text) {
    try {
      Number value = parseNumber(type, text.strip());
      requireRange(item, value.doubleValue(), text);
      return value;
    } catch (NumberFormatException e) {
      throw wrong(item, text, type == Double.class ? "a number" : "a whole number");
    }
  }

  private static Number parseNumber(Class<?> type, String text) {
    if (type == Integer.class) {
      return Integer.valueOf(text);
    }
    return type == Long.class ? (Number) Long.valueOf(text) : (Number) Double.valueOf(text);
  }

  private static void requireRange(ModuleItem<?> item, double value, String text) {
    Object least = item.getMinimumValue();
    Object greatest = item.getMaximumValue();
    boolean low = least instanceof Number n && !(value >= n.doubleValue());
    boolean high = greatest instanceof Number n && !(value <= n.doubleValue());
    if (low || high || Double.isNaN(value)) {
      throw wrong(item, text, "a value of " + bound(least) + " to " + bound(greatest));
    }
  }

  private static String bound(Object value) {
    return value == null ? "any" : value.toString();
  }

  private static WrongArgumentException wrong(ModuleItem<?> item, String text, String expected) {
    String label = item.getLabel() == null ? "" : " (" + item.getLabel() + ")";
    return new WrongArgumentException(item.getName() + "=" + text + " is not " + expected + label);
  }
}
