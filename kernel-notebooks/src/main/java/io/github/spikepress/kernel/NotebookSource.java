// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;

/** The code of a notebook file. */
final class NotebookSource {

  private NotebookSource() {}

  static List<String> codeCells(String json) {
    List<String> cells = new ArrayList<>();
    for (JsonElement element :
        JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("cells")) {
      JsonObject cell = element.getAsJsonObject();
      if ("code".equals(cell.get("cell_type").getAsString())) {
        cells.add(text(cell.get("source")));
      }
    }
    return cells;
  }

  /** nbformat allows one string or a list of lines. */
  private static String text(JsonElement source) {
    if (source instanceof JsonArray lines) {
      StringBuilder text = new StringBuilder();
      lines.forEach(line -> text.append(line.getAsString()));
      return text.toString();
    }
    return source.getAsString();
  }
}
