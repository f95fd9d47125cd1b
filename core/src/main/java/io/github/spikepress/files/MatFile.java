// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.WrongArgumentException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The numeric variables of a MATLAB file, version 5 (to 7.2) or 7.3, read one at a time when asked
 * for. A variable is named by itself or, inside structures, by a path with dots: {@code par.sr}. A
 * cell array of one cell reads as what is in it. Thread-safe; holds no open file.
 */
public final class MatFile {

  private static final int HEADER_SIZE = 128;
  private static final String TEXT_START = "MATLAB ";

  private final Path file;
  private final MatStorage storage;

  private MatFile(Path file, MatStorage storage) {
    this.file = file;
    this.storage = storage;
  }

  /**
   * Whether a file is a MAT file of version 5 or 7.3.
   *
   * @param file an existing file
   * @return true if it begins like one
   */
  public static boolean isMatFile(Path file) {
    ByteBuffer head = FileBytes.head(file, HEADER_SIZE);
    return isHeader(head, "5.0") && isByteOrderMark(head) || isHeader(head, "7.3");
  }

  /**
   * Opens a file and lists its variables.
   *
   * @param file an existing file
   * @return its variables
   * @throws DamagedFileException if it is no MAT file or is cut short
   */
  public static MatFile open(Path file) {
    ByteBuffer head = FileBytes.head(file, HEADER_SIZE);
    if (isHeader(head, "7.3")) {
      return new MatFile(file, Mat73Storage.open(file));
    }
    if (isHeader(head, "5.0") && isByteOrderMark(head)) {
      return new MatFile(file, Mat5Storage.open(file));
    }
    throw new DamagedFileException(
        file.getFileName().toString(),
        0,
        "no MAT file of version 5 or 7.3; save it in MATLAB with -v7 or -v7.3");
  }

  /**
   * The variables at the top.
   *
   * @return their names
   */
  public SortedSet<String> names() {
    return storage.names();
  }

  /**
   * Whether there is such a variable at the top.
   *
   * @param name the variable
   * @return true if there is
   */
  public boolean has(String name) {
    return storage.names().contains(name);
  }

  /**
   * Reads numbers, if the file has them.
   *
   * @param path the variable, or its path with dots
   * @return empty if there is no such variable or it does not hold real numbers
   */
  public Optional<NumericArray> find(String path) {
    return storage.find(path).flatMap(MatFile::asNumbers);
  }

  /**
   * Finds a matrix without reading its numbers.
   *
   * @param name the variable, at the top
   * @return empty if there is none of that name, or it does not hold real numbers in two dimensions
   */
  public Optional<MatMatrix> matrix(String name) {
    return storage.matrix(name);
  }

  /**
   * Reads numbers.
   *
   * @param path the variable, or its path with dots
   * @return its numbers
   * @throws WrongArgumentException if there is no such variable
   * @throws NotSupportedException if it does not hold real numbers
   */
  public NumericArray numbers(String path) {
    MatValue value = require(path);
    return asNumbers(value)
        .orElseThrow(
            () ->
                new NotSupportedException(
                    file.getFileName() + ": variable '" + path + "' holds no real numbers"));
  }

  /**
   * Reads a cell array of numbers.
   *
   * @param path the variable, or its path with dots
   * @return the numbers of each cell, the first index fastest; a variable that is no cell array
   *     counts as one cell
   * @throws WrongArgumentException if there is no such variable
   * @throws NotSupportedException if a cell does not hold real numbers
   */
  public List<NumericArray> cells(String path) {
    MatValue value = require(path);
    if (!(value instanceof MatValue.Cells cells)) {
      return List.of(numbers(path));
    }
    return cells.values().stream()
        .map(
            cell ->
                asNumbers(cell)
                    .orElseThrow(
                        () ->
                            new NotSupportedException(
                                file.getFileName()
                                    + ": a cell of variable '"
                                    + path
                                    + "' holds no real numbers")))
        .toList();
  }

  private MatValue require(String path) {
    return storage
        .find(path)
        .orElseThrow(
            () ->
                new WrongArgumentException(
                    file.getFileName() + " has no variable '" + path + "'; it has " + names()));
  }

  private static Optional<NumericArray> asNumbers(MatValue value) {
    if (value instanceof MatValue.Numbers numbers) {
      return Optional.of(numbers.array());
    }
    if (value instanceof MatValue.Cells cells && cells.values().size() == 1) {
      return asNumbers(cells.values().get(0));
    }
    return Optional.empty();
  }

  private static boolean isHeader(ByteBuffer head, String version) {
    byte[] start = (TEXT_START + version).getBytes(StandardCharsets.US_ASCII);
    return head.limit() == HEADER_SIZE
        && head.slice(0, start.length).equals(ByteBuffer.wrap(start));
  }

  private static boolean isByteOrderMark(ByteBuffer head) {
    return head.get(126) == 'I' && head.get(127) == 'M'
        || head.get(126) == 'M' && head.get(127) == 'I';
  }
}
