// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.comparison;

import java.util.Arrays;

/**
 * The Hungarian algorithm: pairs rows with columns so that the sum of the pairs' gains is greatest.
 * Shortest augmenting paths with potentials, in time cubic in the larger side.
 */
final class BestAssignment {

  private final double[][] cost;
  private final int size;
  private final double[] rowPotential;
  private final double[] columnPotential;
  private final int[] rowOfColumn;

  private BestAssignment(double[][] gains) {
    int columns = gains.length == 0 ? 0 : gains[0].length;
    size = Math.max(gains.length, columns);
    cost = new double[size][size];
    for (int r = 0; r < gains.length; r++) {
      for (int c = 0; c < columns; c++) {
        cost[r][c] = -gains[r][c];
      }
    }
    rowPotential = new double[size];
    columnPotential = new double[size];
    rowOfColumn = new int[size];
    Arrays.fill(rowOfColumn, -1);
  }

  /**
   * Finds the best pairs.
   *
   * @param gains {@code [row][column]}, 0 or more, not necessarily square
   * @return the column of each row, −1 where a row has none
   */
  static int[] columnsOf(double[][] gains) {
    BestAssignment assignment = new BestAssignment(gains);
    for (int row = 0; row < assignment.size; row++) {
      assignment.add(row);
    }
    int[] columns = new int[gains.length];
    Arrays.fill(columns, -1);
    for (int c = 0; gains.length > 0 && c < gains[0].length; c++) {
      if (assignment.rowOfColumn[c] < gains.length) {
        columns[assignment.rowOfColumn[c]] = c;
      }
    }
    return columns;
  }

  /**
   * Grows a tree of shortest paths from a row until it meets a free column, then flips the path.
   */
  private void add(int row) {
    double[] distance = new double[size];
    int[] previous = new int[size];
    boolean[] settled = new boolean[size];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    Arrays.fill(previous, -1);
    int current = row;
    int column = -1;
    double reached = 0;
    do {
      relax(current, column, reached, distance, previous, settled);
      column = nearest(distance, settled);
      reached = distance[column];
      settled[column] = true;
      current = rowOfColumn[column];
    } while (current >= 0);
    updatePotentials(row, reached, distance, settled);
    flip(row, column, previous);
  }

  private void relax(
      int row, int from, double reached, double[] distance, int[] previous, boolean[] settled) {
    for (int c = 0; c < size; c++) {
      double through = reached + cost[row][c] - rowPotential[row] - columnPotential[c];
      if (!settled[c] && through < distance[c]) {
        distance[c] = through;
        previous[c] = from;
      }
    }
  }

  private static int nearest(double[] distance, boolean[] settled) {
    int nearest = -1;
    for (int c = 0; c < distance.length; c++) {
      if (!settled[c] && (nearest < 0 || distance[c] < distance[nearest])) {
        nearest = c;
      }
    }
    return nearest;
  }

  private void updatePotentials(int row, double reached, double[] distance, boolean[] settled) {
    rowPotential[row] += reached;
    for (int c = 0; c < size; c++) {
      if (settled[c] && rowOfColumn[c] >= 0) {
        rowPotential[rowOfColumn[c]] += reached - distance[c];
      }
      if (settled[c]) {
        columnPotential[c] -= reached - distance[c];
      }
    }
  }

  private void flip(int row, int free, int[] previous) {
    int column = free;
    while (previous[column] >= 0) {
      rowOfColumn[column] = rowOfColumn[previous[column]];
      column = previous[column];
    }
    rowOfColumn[column] = row;
  }
}
