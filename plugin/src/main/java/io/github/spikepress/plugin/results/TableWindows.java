// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.results;

import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.text.TextWindow;
import java.awt.Frame;
import java.util.List;

/**
 * Windows for tables, one per command, so that the rows of repeated runs gather and nobody's own
 * measurements in ImageJ's Results window are touched.
 */
public final class TableWindows {

  private TableWindows() {}

  /**
   * Shows a table.
   *
   * @param command the command's menu label
   * @param output the name of the command's output
   * @param table what to show; the rows are added to the command's open window if its columns are
   *     the same and no images belong to it
   * @param images stacks whose slices are the table's rows; may be empty
   */
  public static void show(
      String command, String output, ResultsTable table, List<ImagePlus> images) {
    String title = title(command, output);
    ResultsTable open = images.isEmpty() ? open(title) : null;
    if (open != null && open.getColumnHeadings().equals(table.getColumnHeadings())) {
      for (int row = 0; row < table.size(); row++) {
        append(open, table, row);
      }
      open.show(title);
    } else {
      table.show(title);
    }
    if (!images.isEmpty() && WindowManager.getFrame(title) instanceof TextWindow window) {
      LinkedRows.link(window.getTextPanel(), images);
    }
  }

  private static String title(String command, String output) {
    String name = command.replace("...", "");
    return output.equals("results") ? name : name + ": " + output;
  }

  private static ResultsTable open(String title) {
    Frame frame = WindowManager.getFrame(title);
    return frame instanceof TextWindow window ? window.getResultsTable() : null;
  }

  private static void append(ResultsTable open, ResultsTable table, int row) {
    ResultsRow last = ResultsRow.appendTo(open);
    for (int column = 0; column <= table.getLastColumn(); column++) {
      if (table.columnExists(column)) {
        double value = table.getValueAsDouble(column, row);
        String heading = table.getColumnHeading(column);
        if (Double.isNaN(value)) {
          last.with(heading, table.getStringValue(column, row));
        } else {
          last.with(heading, value);
        }
      }
    }
  }
}
