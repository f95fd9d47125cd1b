// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.results;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import ij.measure.ResultsTable;
import java.io.File;
import java.util.Map;

/**
 * The outputs of a command as one JSON object. The table named {@code results} gives the object's
 * keys; every other table becomes an array of objects under its name; numbers, texts, truth values
 * and files are taken as they are; images and other objects are left out. A number that is not
 * known is null.
 */
public final class JsonResults {

  private static final String SUMMARY = "results";
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
  private static final double LARGEST_EXACT = 0x1p53;

  private JsonResults() {}

  /**
   * Writes outputs.
   *
   * @param outputs a module's outputs by name
   * @return one line of JSON
   */
  public static String of(Map<String, Object> outputs) {
    JsonObject json = new JsonObject();
    outputs.forEach((name, value) -> add(json, name, value));
    return GSON.toJson(json);
  }

  private static void add(JsonObject json, String name, Object value) {
    if (value instanceof ResultsTable table) {
      if (name.equals(SUMMARY) && table.size() == 1) {
        row(table, 0).entrySet().forEach(e -> json.add(e.getKey(), e.getValue()));
      } else {
        json.add(name, rows(table));
      }
    } else if (value instanceof Number number) {
      json.add(name, number(number.doubleValue()));
    } else if (value instanceof Boolean truth) {
      json.addProperty(name, truth);
    } else if (value instanceof CharSequence || value instanceof File) {
      json.addProperty(name, value.toString());
    }
  }

  private static JsonArray rows(ResultsTable table) {
    JsonArray rows = new JsonArray();
    for (int i = 0; i < table.size(); i++) {
      rows.add(row(table, i));
    }
    return rows;
  }

  private static JsonObject row(ResultsTable table, int row) {
    JsonObject json = new JsonObject();
    for (int column = 0; column <= table.getLastColumn(); column++) {
      if (table.columnExists(column)) {
        json.add(table.getColumnHeading(column), cell(table, column, row));
      }
    }
    return json;
  }

  /** A cell that holds a text has NaN as its number. */
  private static JsonElement cell(ResultsTable table, int column, int row) {
    double value = table.getValueAsDouble(column, row);
    if (!Double.isNaN(value)) {
      return number(value);
    }
    String text = table.getStringValue(column, row);
    return text == null || text.isEmpty() || text.equals("NaN")
        ? JsonNull.INSTANCE
        : new JsonPrimitive(text);
  }

  private static JsonElement number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return JsonNull.INSTANCE;
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < LARGEST_EXACT;
    return whole ? new JsonPrimitive((long) value) : new JsonPrimitive(value);
  }
}
