// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import io.github.spikepress.errors.WrongArgumentException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * An array of numbers with a shape, as the safetensors format knows it: row-major, little endian.
 *
 * @param type how each number is stored
 * @param shape length of each dimension; empty for a single number
 * @param bytes the numbers; not copied, must not be changed
 */
public record Tensor(Type type, int[] shape, byte[] bytes) {

  /** How a number is stored; the names are those of the safetensors format. */
  public enum Type {
    /** IEEE 754 single precision. */
    F32(4),
    /** IEEE 754 half precision. */
    F16(2),
    /** Signed integer of 32 bits. */
    I32(4),
    /** Signed integer of 16 bits. */
    I16(2),
    /** Signed integer of 8 bits. */
    I8(1),
    /** Unsigned integer of 8 bits. */
    U8(1);

    private final int size;

    Type(int size) {
      this.size = size;
    }

    /**
     * The size of one number.
     *
     * @return bytes
     */
    public int size() {
      return size;
    }
  }

  /** Checks that the bytes fill the shape. */
  public Tensor {
    if (count(shape) * type.size() != bytes.length) {
      throw new WrongArgumentException(
          "tensor " + type + Arrays.toString(shape) + " does not have " + bytes.length + " bytes");
    }
  }

  /**
   * Stores single-precision numbers.
   *
   * @param values the numbers, row-major
   * @param shape their shape
   * @return the tensor
   */
  public static Tensor float32(float[] values, int... shape) {
    ByteBuffer buffer = allocate(values.length * 4);
    buffer.asFloatBuffer().put(values);
    return new Tensor(Type.F32, shape, buffer.array());
  }

  /**
   * Stores numbers rounded to half precision.
   *
   * @param values the numbers, row-major; beyond 65504 they become infinite
   * @param shape their shape
   * @return the tensor
   */
  public static Tensor float16(float[] values, int... shape) {
    ByteBuffer buffer = allocate(values.length * 2);
    for (float value : values) {
      buffer.putShort(HalfPrecision.fromFloat(value));
    }
    return new Tensor(Type.F16, shape, buffer.array());
  }

  /**
   * Stores integers in one of the integer types.
   *
   * @param type I32, I16, I8 or U8
   * @param values the numbers, row-major
   * @param shape their shape
   * @return the tensor
   */
  public static Tensor integers(Type type, int[] values, int... shape) {
    ByteBuffer buffer = allocate(values.length * type.size());
    for (int value : values) {
      putInteger(buffer, type, value);
    }
    return new Tensor(type, shape, buffer.array());
  }

  /**
   * The number of numbers.
   *
   * @return product of the shape
   */
  public int count() {
    return Math.toIntExact(count(shape));
  }

  /**
   * The numbers as floats.
   *
   * @return a new array, row-major
   */
  public float[] toFloats() {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[count()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case F32 -> buffer.getFloat();
            case F16 -> HalfPrecision.toFloat(buffer.getShort());
            default -> getInteger(buffer, type);
          };
    }
    return values;
  }

  /**
   * The numbers as integers.
   *
   * @return a new array, row-major
   * @throws WrongArgumentException if the tensor holds floating-point numbers
   */
  public int[] toInts() {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int[] values = new int[count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = getInteger(buffer, type);
    }
    return values;
  }

  private static ByteBuffer allocate(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void putInteger(ByteBuffer buffer, Type type, int value) {
    switch (type) {
      case I32 -> buffer.putInt(value);
      case I16 ->
          buffer.putShort((short) requireRange(type, value, Short.MIN_VALUE, Short.MAX_VALUE));
      case I8 -> buffer.put((byte) requireRange(type, value, Byte.MIN_VALUE, Byte.MAX_VALUE));
      case U8 -> buffer.put((byte) requireRange(type, value, 0, 255));
      default -> throw new WrongArgumentException(type + " does not hold integers");
    }
  }

  private static int requireRange(Type type, int value, int least, int greatest) {
    if (value < least || value > greatest) {
      throw new WrongArgumentException(value + " does not fit into " + type);
    }
    return value;
  }

  private static int getInteger(ByteBuffer buffer, Type type) {
    return switch (type) {
      case I32 -> buffer.getInt();
      case I16 -> buffer.getShort();
      case I8 -> buffer.get();
      case U8 -> buffer.get() & 0xff;
      default -> throw new WrongArgumentException(type + " does not hold integers");
    };
  }

  private static long count(int[] shape) {
    long count = 1;
    for (int length : shape) {
      count = Math.multiplyExact(count, (long) length);
    }
    return count;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && type == that.type
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * type.hashCode() + Arrays.hashCode(shape)) + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Tensor" + type + Arrays.toString(shape);
  }
}
