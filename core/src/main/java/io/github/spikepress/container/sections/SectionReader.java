// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.sections;

import io.github.spikepress.errors.DamagedFileException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the fields of a section, each checked against what is left of it: a field that is not there
 * is a {@link DamagedFileException} that names the file and the byte. Not thread-safe.
 */
public final class SectionReader {

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
  public SectionReader(String source, long start, byte[] bytes) {
    this.source = source;
    this.start = start;
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The file's name.
   *
   * @return as messages give it
   */
  public String source() {
    return source;
  }

  /**
   * Offset of the next field in the file.
   *
   * @return bytes from the file's start
   */
  public long offset() {
    return start + bytes.position();
  }

  /**
   * What is left of the section.
   *
   * @return bytes
   */
  public int remaining() {
    return bytes.remaining();
  }

  /**
   * Reads an unsigned byte.
   *
   * @param what the field, for messages
   * @return 0 to 255
   */
  public int getByte(String what) {
    require(1, what);
    return bytes.get() & 0xff;
  }

  /**
   * Reads four bytes, little endian.
   *
   * @param what the field, for messages
   * @return any integer
   */
  public int getInt(String what) {
    require(4, what);
    return bytes.getInt();
  }

  long getLong(String what) {
    require(8, what);
    return bytes.getLong();
  }

  /**
   * Reads bytes as they are.
   *
   * @param count how many
   * @param what the field, for messages
   * @return a copy
   */
  public byte[] getBytes(int count, String what) {
    require(count, what);
    byte[] value = new byte[count];
    bytes.get(value);
    return value;
  }

  /**
   * Reads an unsigned integer of 1 to 10 bytes in its shortest form, as {@link
   * SectionWriter#putVarint} writes it.
   *
   * @param what the field, for messages
   * @return 64 bits, unsigned
   */
  public long getVarint(String what) {
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

  /**
   * Reads a signed integer, as {@link SectionWriter#putSigned} writes it.
   *
   * @param what the field, for messages
   * @return any integer
   */
  public long getSigned(String what) {
    long value = getVarint(what);
    return value >>> 1 ^ -(value & 1);
  }

  /**
   * Reads an unsigned integer that must lie in a range.
   *
   * @param what the field, for messages
   * @param least the least that is right
   * @param greatest the greatest that is right
   * @return least to greatest
   */
  public long getVarint(String what, long least, long greatest) {
    long value = getVarint(what);
    if (value < least || value > greatest) {
      throw damaged(
          what + " is " + Long.toUnsignedString(value) + "; expected " + least + " to " + greatest);
    }
    return value;
  }

  /**
   * Reads a count of bytes that follow.
   *
   * @param what the field, for messages
   * @return 0 to what is left of the section
   */
  public int getSize(String what) {
    return (int) getVarint(what, 0, bytes.remaining());
  }

  /**
   * Reads packed bytes to the end of the section, as {@link SectionWriter#putPacked} writes them.
   *
   * @param what the field, for messages
   * @param greatest most bytes that may be unpacked
   * @return the unpacked bytes
   */
  public byte[] getPacked(String what, int greatest) {
    return Packed.read(this, what, greatest);
  }

  /** Refuses a section of which something is left. */
  public void requireEnd() {
    if (bytes.hasRemaining()) {
      throw damaged(bytes.remaining() + " bytes too many in this section");
    }
  }

  /**
   * What to throw when a field is wrong.
   *
   * @param problem what is wrong with it
   * @return names the file and the next field's offset
   */
  public DamagedFileException damaged(String problem) {
    return new DamagedFileException(source, offset(), problem);
  }

  private void require(int count, String what) {
    if (bytes.remaining() < count) {
      throw damaged("section ends within " + what);
    }
  }
}
