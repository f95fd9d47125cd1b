// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.results;

import ij.measure.ResultsTable;

/**
 * Builds a table row by row. Column names are in lower case with the unit at the end, because they
 * are also the keys of the JSON that the launcher prints.
 */
public final class ResultsRow {

  private final ResultsTable table;
  private final int row;

  private ResultsRow(ResultsTable table) {
    this.table = table;
    row = table.size();
    table.incrementCounter();
  }

  /**
   * Starts a table of one row.
   *
   * @return its row
   */
  public static ResultsRow ofNewTable() {
    ResultsTable table = new ResultsTable();
    table.showRowNumbers(false);
    table.setNaNEmptyCells(true);
    return new ResultsRow(table);
  }

  /**
   * Starts a table's next row.
   *
   * @param table the table
   * @return its new last row
   */
  public static ResultsRow appendTo(ResultsTable table) {
    return new ResultsRow(table);
  }

  /**
   * Sets a number.
   *
   * @param column name with the unit at the end
   * @param value the number; NaN where it is not known
   * @return this row
   */
  public ResultsRow with(String column, double value) {
    table.setValue(column, row, value);
    table.setDecimalPlaces(table.getColumnIndex(column), decimalPlaces(value));
    return this;
  }

  /**
   * Sets a text.
   *
   * @param column name
   * @param value the text
   * @return this row
   */
  public ResultsRow with(String column, String value) {
    table.setValue(column, row, value);
    return this;
  }

  /**
   * The table that this row belongs to.
   *
   * @return the table
   */
  public ResultsTable table() {
    return table;
  }

  private static int decimalPlaces(double value) {
    return value == Math.rint(value) ? 0 : 3;
  }
}
