// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Arrays;

/**
 * A matrix of +1 and −1, one bit each: set = +1. Bit {@code i} of a row is bit {@code i mod 64} of
 * its word {@code i / 64}; bits beyond the last column are clear.
 *
 * @param columns signs in a row, at least 1
 * @param rows {@code [row][word]}; not copied, must not be changed
 */
public record SignMatrix(int columns, long[][] rows) {

  /** Checks the number of words and that the spare bits are clear. */
  public SignMatrix {
    int words = words(columns);
    for (long[] row : rows) {
      if (columns < 1 || row.length != words || (row[words - 1] & spare(columns)) != 0) {
        throw new WrongArgumentException(
            "a row of "
                + columns
                + " signs needs "
                + words
                + " words with clear spare bits, got "
                + row.length
                + " words");
      }
    }
  }

  /**
   * Takes the signs of numbers.
   *
   * @param values {@code [row][column]}, at least one row; 0 counts as positive
   * @return their signs
   */
  public static SignMatrix of(float[][] values) {
    long[][] rows = Arrays.stream(values).map(SignMatrix::pack).toArray(long[][]::new);
    return new SignMatrix(values[0].length, rows);
  }

  /**
   * Packs the signs of one vector.
   *
   * @param values numbers; 0 counts as positive
   * @return their signs, bit set = not negative
   */
  public static long[] pack(float[] values) {
    long[] words = new long[words(values.length)];
    for (int i = 0; i < values.length; i++) {
      words[i / 64] |= values[i] >= 0 ? 1L << i : 0;
    }
    return words;
  }

  /**
   * The number of rows.
   *
   * @return 0 or more
   */
  public int numRows() {
    return rows.length;
  }

  /**
   * How many signs of a row agree with a vector's: XNOR and a bit count.
   *
   * @param row row index
   * @param signs a vector packed the same way
   * @return 0 to {@code columns}; twice that less {@code columns} is the product of the two
   */
  public int agreement(int row, long[] signs) {
    long[] weights = rows[row];
    int differing = 0;
    for (int word = 0; word < weights.length; word++) {
      differing += Long.bitCount(weights[word] ^ signs[word]);
    }
    return columns - differing;
  }

  /**
   * The sum of the signs of a row.
   *
   * @param row row index
   * @return −columns to columns
   */
  int rowSum(int row) {
    int positive = 0;
    for (long word : rows[row]) {
      positive += Long.bitCount(word);
    }
    return 2 * positive - columns;
  }

  /**
   * The opposite of every sign of some rows.
   *
   * @param chosen {@code [row]}, which rows
   * @return a new matrix
   */
  SignMatrix negated(boolean[] chosen) {
    long[][] turned = new long[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      turned[row] = rows[row].clone();
      for (int word = 0; chosen[row] && word < turned[row].length; word++) {
        turned[row][word] = ~turned[row][word];
      }
      turned[row][turned[row].length - 1] &= ~spare(columns);
    }
    return new SignMatrix(columns, turned);
  }

  /**
   * The size in hardware: one bit a sign.
   *
   * @return bytes
   */
  public int sizeBytes() {
    return (int) (((long) rows.length * columns + 7) / 8);
  }

  private static int words(int columns) {
    return (columns + 63) / 64;
  }

  private static long spare(int columns) {
    return columns % 64 == 0 ? 0 : -1L << columns;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignMatrix that
        && columns == that.columns
        && Arrays.deepEquals(rows, that.rows);
  }

  @Override
  public int hashCode() {
    return 31 * columns + Arrays.deepHashCode(rows);
  }

  @Override
  public String toString() {
    return "SignMatrix[" + rows.length + "][" + columns + "]";
  }
}
