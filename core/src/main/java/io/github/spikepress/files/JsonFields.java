// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.SpikePressException;
import io.github.spikepress.errors.WrongArgumentException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The fields of a JSON object from a file that nobody vouches for. Fields that nobody asks for are
 * ignored.
 *
 * @param source name for messages
 * @param json the object
 */
public record JsonFields(String source, JsonObject json) {

  /**
   * Reads an object.
   *
   * @param source name for messages
   * @param text the JSON text
   * @return its fields
   * @throws DamagedFileException if the text is not one JSON object
   */
  public static JsonFields parse(String source, String text) {
    return new JsonFields(source, StrictJson.parse(source, text));
  }

  /**
   * A text.
   *
   * @param name the field
   * @return its value
   * @throws DamagedFileException if the field is missing or something else
   */
  public String text(String name) {
    return read(name, JsonFields::textOf);
  }

  /**
   * An integer of 32 bits.
   *
   * @param name the field
   * @return its value
   * @throws DamagedFileException if the field is missing or something else
   */
  public int integer(String name) {
    return read(name, element -> numberOf(element).intValueExact());
  }

  /**
   * An integer of 64 bits.
   *
   * @param name the field
   * @return its value
   * @throws DamagedFileException if the field is missing or something else
   */
  public long longInteger(String name) {
    return read(name, element -> numberOf(element).longValueExact());
  }

  /**
   * A number as {@link StrictJson#number(double)} writes it.
   *
   * @param name the field
   * @return its value
   * @throws DamagedFileException if the field is missing or something else
   */
  public double number(String name) {
    return read(name, StrictJson::number);
  }

  /**
   * An object.
   *
   * @param name the field
   * @return its fields
   * @throws DamagedFileException if the field is missing or something else
   */
  public JsonFields object(String name) {
    return new JsonFields(source, read(name, JsonElement::getAsJsonObject));
  }

  /**
   * A text that may be missing.
   *
   * @param name the field
   * @param otherwise what stands for a missing field
   * @return its value
   * @throws DamagedFileException if the field is something else
   */
  public String text(String name, String otherwise) {
    return json.has(name) ? text(name) : otherwise;
  }

  /**
   * A list of objects.
   *
   * @param name the field
   * @return the fields of each
   * @throws DamagedFileException if the field is missing or something else
   */
  public List<JsonFields> objects(String name) {
    JsonArray array = read(name, JsonElement::getAsJsonArray);
    return IntStream.range(0, array.size())
        .mapToObj(i -> read(name, field -> array.get(i).getAsJsonObject()))
        .map(object -> new JsonFields(source, object))
        .toList();
  }

  /**
   * All fields, which must be texts.
   *
   * @return texts by name
   * @throws DamagedFileException if one is something else
   */
  public Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    json.keySet().forEach(name -> texts.put(name, text(name)));
    return texts;
  }

  /**
   * All fields, which must be numbers as {@link StrictJson#number(double)} writes them.
   *
   * @return numbers by name
   * @throws DamagedFileException if one is something else
   */
  public Map<String, Double> numbers() {
    Map<String, Double> numbers = new TreeMap<>();
    json.keySet().forEach(name -> numbers.put(name, number(name)));
    return numbers;
  }

  /**
   * Makes something of the fields; what their values make impossible is a damage of the file.
   *
   * @param <T> what is made
   * @param maker makes it
   * @return what was made
   * @throws DamagedFileException if the maker refuses the values
   */
  public <T> T make(Function<JsonFields, T> maker) {
    try {
      return maker.apply(this);
    } catch (WrongArgumentException e) {
      throw damaged(e.getMessage(), e);
    }
  }

  private static BigDecimal numberOf(JsonElement element) {
    if (!element.getAsJsonPrimitive().isNumber()) {
      throw new IllegalStateException("not a number");
    }
    return element.getAsJsonPrimitive().getAsBigDecimal();
  }

  private static String textOf(JsonElement element) {
    if (!element.getAsJsonPrimitive().isString()) {
      throw new IllegalStateException("not a text");
    }
    return element.getAsString();
  }

  private <T> T read(String name, Function<JsonElement, T> conversion) {
    JsonElement element = json.get(name);
    if (element == null) {
      throw damaged("field '" + name + "' is missing", null);
    }
    try {
      return conversion.apply(element);
    } catch (IllegalStateException
        | ArithmeticException
        | IllegalArgumentException
        | UnsupportedOperationException e) {
      throw damaged("field '" + name + "' has an unexpected value", e);
    }
  }

  private SpikePressException damaged(String problem, Exception cause) {
    return new DamagedFileException(source, DamagedFileException.UNKNOWN_OFFSET, problem, cause);
  }
}
