// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.github.spikepress.errors.DamagedFileException;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * JSON as RFC 8259 has it, from files that nobody vouches for: no comments, no bare words, nothing
 * after the end, valid UTF-8. Numbers that JSON cannot write are kept as the words {@code "NaN"},
 * {@code "Infinity"} and {@code "-Infinity"}.
 */
public final class StrictJson {

  /** So many decimal digits name any double. */
  private static final int MAX_DIGITS = 17;

  private StrictJson() {}

  /**
   * Reads an object.
   *
   * @param source name for messages
   * @param text the JSON text
   * @return the object
   * @throws DamagedFileException if the text is not one JSON object
   */
  public static JsonObject parse(String source, String text) {
    try (JsonReader reader = reader(text)) {
      JsonElement element = JsonParser.parseReader(reader);
      if (!element.isJsonObject() || reader.peek() != JsonToken.END_DOCUMENT) {
        throw new DamagedFileException(
            source, DamagedFileException.UNKNOWN_OFFSET, "expected one JSON object");
      }
      return element.getAsJsonObject();
    } catch (JsonParseException | IOException e) {
      throw new DamagedFileException(
          source, DamagedFileException.UNKNOWN_OFFSET, "not valid JSON", e);
    }
  }

  /**
   * Opens a strict reader.
   *
   * @param text the JSON text
   * @return the reader
   */
  static JsonReader reader(String text) {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    return reader;
  }

  /**
   * Decodes UTF-8.
   *
   * @param source name for messages
   * @param bytes the bytes
   * @return the text
   * @throws DamagedFileException if the bytes are not valid UTF-8
   */
  public static String text(String source, ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new DamagedFileException(
          source, DamagedFileException.UNKNOWN_OFFSET, "text is not valid UTF-8", e);
    }
  }

  /**
   * Writes a number, also one that JSON does not have.
   *
   * @param value any number
   * @return a JSON number, or its name if it is not finite
   */
  public static JsonPrimitive number(double value) {
    if (!Double.isFinite(value)) {
      return new JsonPrimitive(Double.toString(value));
    }
    return value == 0 ? new JsonPrimitive(value) : new JsonPrimitive(shortest(value));
  }

  /** The fewest digits that name the number; Double.toString differs between versions of Java. */
  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MAX_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == value) {
        return rounded;
      }
    }
    return exact.round(new MathContext(MAX_DIGITS));
  }

  /**
   * Reads what {@link #number} wrote.
   *
   * @param element a JSON number, or the name of one that is not finite
   * @return the number
   * @throws NumberFormatException if it is a text that is none
   * @throws IllegalStateException if it is neither number nor text
   */
  public static double number(JsonElement element) {
    return Double.parseDouble(element.getAsJsonPrimitive().getAsString());
  }
}
