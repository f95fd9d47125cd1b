// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.sections;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Collects the fields of a section: integers little endian, variable ones in groups of 7 bits. Not
 * thread-safe.
 */
public final class SectionWriter {

  /** Type, length and CRC-32C around the body of a section. */
  public static final int FRAME_BYTES = 12;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /**
   * Appends a byte.
   *
   * @param value of which the lower 8 bits are taken
   * @return this writer
   */
  public SectionWriter putByte(int value) {
    bytes.write(value);
    return this;
  }

  /**
   * Appends four bytes, little endian.
   *
   * @param value any integer
   * @return this writer
   */
  public SectionWriter putInt(int value) {
    return putBytes(littleEndian(4).putInt(value).array());
  }

  SectionWriter putLong(long value) {
    return putBytes(littleEndian(8).putLong(value).array());
  }

  /**
   * Appends bytes as they are.
   *
   * @param value the bytes, which are copied
   * @return this writer
   */
  public SectionWriter putBytes(byte[] value) {
    bytes.writeBytes(value);
    return this;
  }

  /**
   * Appends an unsigned integer, 7 bits a byte from the lowest, the top bit set on all but the
   * last.
   *
   * @param value 64 bits, unsigned
   * @return this writer
   */
  public SectionWriter putVarint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
    return this;
  }

  /**
   * Appends a signed integer: 0, −1, 1, −2, … as 0, 1, 2, 3, …
   *
   * @param value any integer
   * @return this writer
   */
  public SectionWriter putSigned(long value) {
    return putVarint(value << 1 ^ value >> 63);
  }

  /**
   * Appends bytes with their size, deflated where that makes them smaller; they must be the last
   * field.
   *
   * @param value the bytes
   * @return this writer
   */
  public SectionWriter putPacked(byte[] value) {
    Packed.write(this, value);
    return this;
  }

  /**
   * The fields alone.
   *
   * @return a copy
   */
  public byte[] toBytes() {
    return bytes.toByteArray();
  }

  /**
   * Puts type and length before the fields and a CRC-32C of all behind them.
   *
   * @param type four ASCII letters
   * @return the whole section
   */
  public byte[] toSection(String type) {
    byte[] body = toBytes();
    ByteBuffer section = littleEndian(FRAME_BYTES + body.length);
    section.put(type.getBytes(StandardCharsets.US_ASCII)).putInt(body.length).put(body);
    section.putInt(crc(section.array(), 0, section.position()));
    return section.array();
  }

  /**
   * The checksum of the format, CRC-32C (RFC 3720, B.4).
   *
   * @param bytes what is summed up
   * @param from first byte
   * @param to one past the last byte
   * @return the checksum
   */
  public static int crc(byte[] bytes, int from, int to) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, to - from);
    return (int) crc.getValue();
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
