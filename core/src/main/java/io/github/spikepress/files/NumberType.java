// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import java.nio.ByteBuffer;

/** How one number of a numeric file is stored. */
public enum NumberType {
  /** Signed integer of 8 bits. */
  I8(1),
  /** Unsigned integer of 8 bits. */
  U8(1),
  /** Signed integer of 16 bits. */
  I16(2),
  /** Unsigned integer of 16 bits. */
  U16(2),
  /** Signed integer of 32 bits. */
  I32(4),
  /** Unsigned integer of 32 bits. */
  U32(4),
  /** Signed integer of 64 bits. */
  I64(8),
  /** Unsigned integer of 64 bits; values from 2^63 are read as negative integers. */
  U64(8),
  /** IEEE 754 single precision. */
  F32(4),
  /** IEEE 754 double precision. */
  F64(8);

  private final int size;

  NumberType(int size) {
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

  /**
   * Whether the numbers have no fractional part.
   *
   * @return true for all but F32 and F64
   */
  public boolean integral() {
    return this != F32 && this != F64;
  }

  /**
   * One number as a double.
   *
   * @param bytes stored numbers, in the buffer's byte order
   * @param index which number, counted in numbers from the buffer's start
   * @return the value; integers beyond 2^53 are rounded
   */
  public double read(ByteBuffer bytes, int index) {
    return switch (this) {
      case F32 -> bytes.getFloat(index * 4);
      case F64 -> bytes.getDouble(index * 8);
      default -> readLong(bytes, index);
    };
  }

  /**
   * One integer, exactly.
   *
   * @param bytes stored numbers, in the buffer's byte order
   * @param index which number, counted in numbers from the buffer's start
   * @return the value
   */
  public long readLong(ByteBuffer bytes, int index) {
    return switch (this) {
      case I8 -> bytes.get(index);
      case U8 -> bytes.get(index) & 0xffL;
      case I16 -> bytes.getShort(index * 2);
      case U16 -> bytes.getShort(index * 2) & 0xffffL;
      case I32 -> bytes.getInt(index * 4);
      case U32 -> bytes.getInt(index * 4) & 0xffffffffL;
      case I64, U64 -> bytes.getLong(index * 8);
      default -> throw new IllegalStateException(this + " is no integer");
    };
  }
}
