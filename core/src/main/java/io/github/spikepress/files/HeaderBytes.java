// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import io.github.spikepress.errors.DamagedFileException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The little-endian fields at the beginning of a binary file, one after the other. Only so much of
 * it as was asked for is in memory. Not thread-safe.
 */
public final class HeaderBytes {

  /** Single-byte text of binary headers. */
  private static final Charset LATIN = StandardCharsets.ISO_8859_1;

  private static final int FIRST_READ = 1 << 14;

  private final Path file;
  private final int greatest;
  private ByteBuffer bytes;

  private HeaderBytes(Path file, int greatest) {
    this.file = file;
    this.greatest = greatest;
    this.bytes = head(FIRST_READ);
  }

  /**
   * Reads the beginning of a file.
   *
   * @param file an existing file
   * @param greatest bytes that a header has at most
   * @return its fields
   */
  public static HeaderBytes of(Path file, int greatest) {
    return new HeaderBytes(file, greatest);
  }

  /**
   * Whether the file begins with some text.
   *
   * @param file an existing file
   * @param mark what it should begin with, single bytes
   * @return true if it does
   */
  public static boolean startsWith(Path file, String mark) {
    ByteBuffer head = FileBytes.head(file, mark.length());
    return LATIN.decode(head).toString().equals(mark);
  }

  /**
   * The file's name.
   *
   * @return without folders, for messages
   */
  public String name() {
    return file.getFileName().toString();
  }

  /**
   * Where the next field begins.
   *
   * @return bytes from the file's beginning
   */
  public int position() {
    return bytes.position();
  }

  /**
   * Leaves out bytes.
   *
   * @param count how many
   */
  public void skip(int count) {
    require(count);
    bytes.position(bytes.position() + count);
  }

  /**
   * An unsigned byte.
   *
   * @return 0 to 255
   */
  public int unsignedByte() {
    require(Byte.BYTES);
    return bytes.get() & 0xff;
  }

  /**
   * A signed integer of 16 bits.
   *
   * @return the value
   */
  public int int16() {
    require(Short.BYTES);
    return bytes.getShort();
  }

  /**
   * An unsigned integer of 16 bits.
   *
   * @return 0 to 65535
   */
  public int unsignedInt16() {
    return int16() & 0xffff;
  }

  /**
   * A signed integer of 32 bits.
   *
   * @return the value
   */
  public int int32() {
    require(Integer.BYTES);
    return bytes.getInt();
  }

  /**
   * An unsigned integer of 32 bits.
   *
   * @return 0 to 2^32 − 1
   */
  public long unsignedInt32() {
    return int32() & 0xffffffffL;
  }

  /**
   * A number of single precision.
   *
   * @return the value
   */
  public float float32() {
    return Float.intBitsToFloat(int32());
  }

  /**
   * Text of single bytes up to a zero.
   *
   * @param length bytes of the field
   * @return the text before the first zero, without blanks around it
   */
  public String text(int length) {
    String text = LATIN.decode(take(length)).toString();
    int end = text.indexOf(0);
    return (end < 0 ? text : text.substring(0, end)).strip();
  }

  /**
   * Text of UTF-16 with its length in bytes before it; a length of 2^32 − 1 stands for no text.
   *
   * @return the text
   */
  public String lengthAndUtf16() {
    long length = unsignedInt32();
    if (length == 0xffffffffL) {
      return "";
    }
    if (length % 2 != 0 || length > greatest) {
      throw damaged("a text of " + length + " bytes; expected an even number up to " + greatest);
    }
    return StandardCharsets.UTF_16LE.decode(take((int) length)).toString();
  }

  /**
   * Words for a header that does not make sense.
   *
   * @param problem what was found and what was expected
   * @return the refusal, which names the place
   */
  public DamagedFileException damaged(String problem) {
    return new DamagedFileException(file.getFileName().toString(), bytes.position(), problem);
  }

  private ByteBuffer take(int count) {
    require(count);
    ByteBuffer taken = bytes.slice(bytes.position(), count);
    bytes.position(bytes.position() + count);
    return taken;
  }

  /** Reads more of the file where a field goes beyond what is in memory. */
  private void require(int count) {
    if (count > bytes.remaining() && bytes.limit() < greatest) {
      int position = bytes.position();
      long needed = Math.max(4L * bytes.limit(), (long) position + count);
      bytes = head((int) Math.min(needed, greatest));
      bytes.position(Math.min(position, bytes.limit()));
    }
    if (count > bytes.remaining()) {
      throw damaged("the header ends here; the file was cut short, copy it again");
    }
  }

  private ByteBuffer head(int count) {
    return FileBytes.head(file, Math.min(count, greatest)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
