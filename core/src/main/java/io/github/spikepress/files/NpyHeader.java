// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How the numbers of an NPY file lie in it.
 *
 * @param type how each number is stored
 * @param byteOrder the byte order
 * @param columnMajor whether the first index runs fastest
 * @param shape length of each dimension; not copied, must not be changed
 * @param dataOffset byte of the first number
 */
public record NpyHeader(
    NumberType type, ByteOrder byteOrder, boolean columnMajor, int[] shape, long dataOffset) {

  /**
   * The number of numbers.
   *
   * @return product of the shape
   */
  public long count() {
    return NumericArray.count(shape);
  }

  /**
   * The place of a matrix as rows one after the other: the matrix itself, or turned round if the
   * first index runs fastest.
   *
   * @param file the file
   * @return where the rows lie; an array of one dimension is one column
   */
  public StoredArray rows(Path file) {
    int first = shape[0];
    int second = shape.length == 1 ? 1 : shape[1];
    return columnMajor && shape.length == 2
        ? new StoredArray(file, dataOffset, type, byteOrder, second, first)
        : new StoredArray(file, dataOffset, type, byteOrder, first, second);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NpyHeader that
        && type == that.type
        && byteOrder.equals(that.byteOrder)
        && columnMajor == that.columnMajor
        && dataOffset == that.dataOffset
        && Arrays.equals(shape, that.shape);
  }

  @Override
  public int hashCode() {
    return 31 * type.hashCode() + Arrays.hashCode(shape);
  }

  @Override
  public String toString() {
    return type + Arrays.toString(shape);
  }
}
