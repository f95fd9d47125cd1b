// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.kernel;

import ij.measure.ResultsTable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Rows and columns as HTML and as text.
 *
 * @param columns the heads
 * @param rows one text a column each
 */
record HtmlTable(List<String> columns, List<List<String>> rows) {

  static boolean isTable(Collection<?> collection) {
    Object first = collection.stream().findFirst().orElse(null);
    return first instanceof Record
        && collection.stream().allMatch(row -> row != null && row.getClass() == first.getClass());
  }

  static HtmlTable ofRecords(Collection<?> records) {
    Object first = records.iterator().next();
    RecordComponent[] components = first.getClass().getRecordComponents();
    List<String> columns = Arrays.stream(components).map(RecordComponent::getName).toList();
    List<List<String>> rows = new ArrayList<>();
    for (Object row : records) {
      rows.add(Arrays.stream(components).map(component -> value(component, row)).toList());
    }
    return new HtmlTable(columns, rows);
  }

  static HtmlTable of(ResultsTable table) {
    List<String> columns = List.of(table.getHeadings());
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      int index = row;
      rows.add(columns.stream().map(name -> table.getStringValue(name, index)).toList());
    }
    return new HtmlTable(columns, rows);
  }

  String html() {
    StringBuilder html = new StringBuilder("<table><thead><tr>");
    columns.forEach(name -> html.append("<th>").append(escape(name)).append("</th>"));
    html.append("</tr></thead><tbody>");
    for (List<String> row : rows) {
      html.append("<tr>");
      row.forEach(cell -> html.append("<td>").append(escape(cell)).append("</td>"));
      html.append("</tr>");
    }
    return html.append("</tbody></table>").toString();
  }

  String text() {
    String head = String.join("\t", columns);
    return rows.stream()
        .map(row -> String.join("\t", row))
        .collect(Collectors.joining("\n", head + "\n", ""));
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String value(RecordComponent component, Object row) {
    try {
      component.getAccessor().setAccessible(true);
      Object value = component.getAccessor().invoke(row);
      return value instanceof Double number
          ? String.format(Locale.ROOT, "%.6g", number)
          : String.valueOf(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      return "(" + e.getMessage() + ")";
    }
  }
}
