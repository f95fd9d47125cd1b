// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import io.github.spikepress.errors.WrongArgumentException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Numbers of a file with their shape, kept as the file stores them and converted on demand.
 * Immutable; may be read from several threads.
 */
public final class NumericArray {

  private final NumberType type;
  private final int[] shape;
  private final int[] strides;
  private final ByteBuffer bytes;

  /**
   * Wraps stored numbers.
   *
   * @param type how each number is stored
   * @param shape length of each dimension; empty for a single number
   * @param columnMajor true if the first index runs fastest (MATLAB, Fortran), false if the last
   * @param bytes the numbers from position to limit, in the buffer's byte order; not copied
   * @throws WrongArgumentException if the bytes do not fill the shape
   */
  public NumericArray(NumberType type, int[] shape, boolean columnMajor, ByteBuffer bytes) {
    if (count(shape) * type.size() != bytes.remaining()) {
      throw new WrongArgumentException(
          type + describe(shape) + " does not have " + bytes.remaining() + " bytes");
    }
    this.type = type;
    this.shape = shape.clone();
    this.strides = strides(shape, columnMajor);
    this.bytes = bytes.slice().order(bytes.order());
  }

  /**
   * Stores single-precision numbers.
   *
   * @param values row-major
   * @param shape length of each dimension
   * @return the array
   */
  public static NumericArray of(float[] values, int... shape) {
    ByteBuffer buffer = allocate(values.length, Float.BYTES);
    buffer.asFloatBuffer().put(values);
    return new NumericArray(NumberType.F32, shape, false, buffer);
  }

  /**
   * Stores double-precision numbers.
   *
   * @param values row-major
   * @param shape length of each dimension
   * @return the array
   */
  public static NumericArray of(double[] values, int... shape) {
    ByteBuffer buffer = allocate(values.length, Double.BYTES);
    buffer.asDoubleBuffer().put(values);
    return new NumericArray(NumberType.F64, shape, false, buffer);
  }

  /**
   * Stores integers of 32 bits.
   *
   * @param values row-major
   * @param shape length of each dimension
   * @return the array
   */
  public static NumericArray of(int[] values, int... shape) {
    ByteBuffer buffer = allocate(values.length, Integer.BYTES);
    buffer.asIntBuffer().put(values);
    return new NumericArray(NumberType.I32, shape, false, buffer);
  }

  /**
   * Stores integers of 64 bits.
   *
   * @param values row-major
   * @param shape length of each dimension
   * @return the array
   */
  public static NumericArray of(long[] values, int... shape) {
    ByteBuffer buffer = allocate(values.length, Long.BYTES);
    buffer.asLongBuffer().put(values);
    return new NumericArray(NumberType.I64, shape, false, buffer);
  }

  /**
   * How each number is stored.
   *
   * @return the type
   */
  public NumberType type() {
    return type;
  }

  /**
   * The length of each dimension.
   *
   * @return a copy
   */
  public int[] shape() {
    return shape.clone();
  }

  /**
   * The number of dimensions.
   *
   * @return 0 or more
   */
  public int numDimensions() {
    return shape.length;
  }

  /**
   * The length of one dimension.
   *
   * @param dimension which, from 0
   * @return its length
   */
  public int length(int dimension) {
    return shape[dimension];
  }

  /**
   * The number of numbers.
   *
   * @return product of the shape
   */
  public int size() {
    return bytes.limit() / type.size();
  }

  /**
   * Whether at most one dimension is longer than 1, as of a row or a column.
   *
   * @return true for a row, a column, a single number
   */
  public boolean isVector() {
    return Arrays.stream(shape).filter(length -> length != 1).count() <= 1;
  }

  /**
   * One number of a matrix.
   *
   * @param i first index
   * @param j second index
   * @return the value
   */
  public double get(int i, int j) {
    return type.read(bytes, i * strides[0] + j * strides[1]);
  }

  /**
   * One number of an array of three dimensions.
   *
   * @param i first index
   * @param j second index
   * @param k third index
   * @return the value
   */
  public double get(int i, int j, int k) {
    return type.read(bytes, i * strides[0] + j * strides[1] + k * strides[2]);
  }

  /**
   * The numbers as doubles.
   *
   * @return row-major, a new array
   */
  public double[] toDoubles() {
    double[] values = new double[size()];
    int[] index = new int[shape.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = type.read(bytes, offset(index));
      advance(index);
    }
    return values;
  }

  /**
   * The numbers as floats.
   *
   * @return row-major, a new array
   */
  public float[] toFloats() {
    float[] values = new float[size()];
    int[] index = new int[shape.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) type.read(bytes, offset(index));
      advance(index);
    }
    return values;
  }

  /**
   * The numbers as integers.
   *
   * @return row-major, a new array
   * @throws WrongArgumentException if a number has a fractional part or is not finite
   */
  public long[] toLongs() {
    long[] values = new long[size()];
    int[] index = new int[shape.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = integer(offset(index));
      advance(index);
    }
    return values;
  }

  /**
   * The numbers as integers of 32 bits.
   *
   * @return row-major, a new array
   * @throws WrongArgumentException if a number has a fractional part or does not fit
   */
  public int[] toInts() {
    return Arrays.stream(toLongs()).mapToInt(NumericArray::toInt).toArray();
  }

  /**
   * The shape in words.
   *
   * @return for example {@code [4][50000]}
   */
  public String shapeText() {
    return describe(shape);
  }

  @Override
  public String toString() {
    return type + shapeText();
  }

  private long integer(int at) {
    if (type.integral()) {
      return type.readLong(bytes, at);
    }
    double value = type.read(bytes, at);
    if (value != Math.rint(value) || Math.abs(value) > 1L << 53) {
      throw new WrongArgumentException("expected an integer, got " + value);
    }
    return (long) value;
  }

  private static int toInt(long value) {
    if (value != (int) value) {
      throw new WrongArgumentException("expected an integer of 32 bits, got " + value);
    }
    return (int) value;
  }

  private int offset(int[] index) {
    int offset = 0;
    for (int d = 0; d < index.length; d++) {
      offset += index[d] * strides[d];
    }
    return offset;
  }

  private void advance(int[] index) {
    for (int d = index.length - 1; d >= 0 && ++index[d] == shape[d]; d--) {
      index[d] = 0;
    }
  }

  /**
   * The number of numbers of a shape.
   *
   * @param shape length of each dimension, 0 or more
   * @return their product; {@link Long#MAX_VALUE} / 16 where it is greater
   */
  static long count(int[] shape) {
    long count = 1;
    for (int length : shape) {
      if (length < 0) {
        throw new WrongArgumentException("a dimension cannot have length " + length);
      }
      count =
          length > 0 && count > Long.MAX_VALUE / 16 / length ? Long.MAX_VALUE / 16 : count * length;
    }
    return count;
  }

  private static int[] strides(int[] shape, boolean columnMajor) {
    int[] strides = new int[shape.length];
    int stride = 1;
    for (int i = 0; i < shape.length; i++) {
      int d = columnMajor ? i : shape.length - 1 - i;
      strides[d] = stride;
      stride *= shape[d];
    }
    return strides;
  }

  private static ByteBuffer allocate(int count, int size) {
    return ByteBuffer.allocate(Math.multiplyExact(count, size)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String describe(int[] shape) {
    return Arrays.stream(shape).mapToObj(n -> "[" + n + "]").collect(Collectors.joining());
  }
}
