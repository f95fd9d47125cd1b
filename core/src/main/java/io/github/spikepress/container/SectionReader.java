// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import io.github.spikepress.errors.DamagedFileException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the fields of a section, each checked against what is left of it. */
final class SectionReader {

  private final String source;
  private final long start;
  private final ByteBuffer bytes;

  /**
   * Starts at the first field.
   *
   * @param source the file's name
   * @param start the first field's offset in the file
   * @param bytes the fields
   */
  SectionReader(String source, long start, byte[] bytes) {
    this.source = source;
    this.start = start;
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  String source() {
    return source;
  }

  /** Offset of the next field in the file. */
  long offset() {
    return start + bytes.position();
  }

  int remaining() {
    return bytes.remaining();
  }

  int getByte(String what) {
    require(1, what);
    return bytes.get() & 0xff;
  }

  int getInt(String what) {
    require(4, what);
    return bytes.getInt();
  }

  long getLong(String what) {
    require(8, what);
    return bytes.getLong();
  }

  byte[] getBytes(int count, String what) {
    require(count, what);
    byte[] value = new byte[count];
    bytes.get(value);
    return value;
  }

  long getVarint(String what) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = getByte(what);
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        if (shift > 0 && next == 0 || shift == 63 && next > 1) {
          break;
        }
        return value;
      }
    }
    throw damaged(what + " is not a valid integer");
  }

  long getSigned(String what) {
    long value = getVarint(what);
    return value >>> 1 ^ -(value & 1);
  }

  /** An unsigned integer that must lie in a range. */
  long getVarint(String what, long least, long greatest) {
    long value = getVarint(what);
    if (value < least || value > greatest) {
      throw damaged(
          what + " is " + Long.toUnsignedString(value) + "; expected " + least + " to " + greatest);
    }
    return value;
  }

  /** A count of bytes that follow. */
  int getSize(String what) {
    return (int) getVarint(what, 0, bytes.remaining());
  }

  void requireEnd() {
    if (bytes.hasRemaining()) {
      throw damaged(bytes.remaining() + " bytes too many in this section");
    }
  }

  DamagedFileException damaged(String problem) {
    return new DamagedFileException(source, offset(), problem);
  }

  private void require(int count, String what) {
    if (bytes.remaining() < count) {
      throw damaged("section ends within " + what);
    }
  }
}
