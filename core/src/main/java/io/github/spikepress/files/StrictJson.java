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
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * JSON as RFC 8259 has it, from files that nobody vouches for: no comments, no bare words, nothing
 * after the end, valid UTF-8. Numbers that JSON cannot write are kept as the words {@code "NaN"},
 * {@code "Infinity"} and {@code "-Infinity"}.
 */
public final class StrictJson {

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
    return Double.isFinite(value)
        ? new JsonPrimitive(value)
        : new JsonPrimitive(Double.toString(value));
  }

  /**
   * Reads what {@link #number} wrote.
   *
   * @param element a JSON number, or the name of one that is not finite
   * @return the number
   * @throws NumberFormatException if it is none
   */
  public static double number(JsonElement element) {
    return Double.parseDouble(element.getAsString());
  }
}
