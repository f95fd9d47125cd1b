// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.sections;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.WrongArgumentException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Checked access to the bytes of a file: every size is compared with the file before memory is
 * taken, every section with its checksum. Thread-safe.
 */
public final class SpkzBytes implements AutoCloseable {

  private final String name;
  private final FileChannel channel;
  private final long size;
  private final AtomicLong bytesRead = new AtomicLong();
  private int version;

  /**
   * A section whose checksum is right.
   *
   * @param type four letters
   * @param offset where it starts in the file
   * @param end where it ends in the file
   * @param crc its CRC-32C
   * @param body its fields, not copied
   */
  public record Section(String type, long offset, long end, int crc, byte[] body) {

    /**
     * Whether a reader that does not know its type may go on.
     *
     * @return true if its type starts with a small letter
     */
    public boolean mayBeSkipped() {
      return Character.isLowerCase(type.charAt(0));
    }

    /**
     * Reads its fields.
     *
     * @param source the file's name, for messages
     * @return a new reader at the first field
     */
    public SectionReader reader(String source) {
      return new SectionReader(source, offset + 8, body);
    }

    /**
     * The whole section, type and checksum included.
     *
     * @return a copy
     */
    public byte[] framed() {
      return new SectionWriter().putBytes(body).toSection(type);
    }
  }

  private SpkzBytes(String name, FileChannel channel) throws IOException {
    this.name = name;
    this.channel = channel;
    this.size = channel.size();
  }

  /**
   * Opens a file, of which nothing is read yet.
   *
   * @param file the file
   * @param name what messages call it
   * @return its bytes, to be closed after use
   * @throws WrongArgumentException if it cannot be read
   */
  public static SpkzBytes open(Path file, String name) {
    if (!Files.isRegularFile(file)) {
      throw new WrongArgumentException("cannot read " + file + ": there is no such file");
    }
    try {
      return new SpkzBytes(name, FileChannel.open(file));
    } catch (IOException e) {
      throw new WrongArgumentException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The file's name.
   *
   * @return as messages give it
   */
  public String name() {
    return name;
  }

  /**
   * The file's size when it was opened.
   *
   * @return bytes
   */
  public long size() {
    return size;
  }

  /**
   * How many bytes have been read of the file so far.
   *
   * @return bytes, those read twice counted twice
   */
  public long bytesRead() {
    return bytesRead.get();
  }

  /**
   * The version that the header names.
   *
   * @return 1 or 2; 0 before the header was checked
   */
  public int version() {
    return version;
  }

  /**
   * The first bytes of the file.
   *
   * @param count how many
   * @return fewer if the file is shorter
   */
  public byte[] head(int count) {
    return read(0, (int) Math.min(count, size)).array();
  }

  /**
   * Checks the header and trailer.
   *
   * @return the offset of the index, which lies between them
   * @throws DamagedFileException if the file was cut short or is damaged
   * @throws NotSupportedException if it is of a newer version
   */
  public long indexOffset() {
    requireHeader();
    if (size < SpkzFormat.HEADER_BYTES + SpkzFormat.TRAILER_BYTES) {
      throw damaged(size, "the file was cut short");
    }
    ByteBuffer trailer = read(size - SpkzFormat.TRAILER_BYTES, SpkzFormat.TRAILER_BYTES);
    byte[] bytes = trailer.array();
    byte[] magic = Arrays.copyOfRange(bytes, 20, SpkzFormat.TRAILER_BYTES);
    if (!Arrays.equals(magic, SpkzFormat.END_MAGIC)
        || trailer.getInt(16) != SectionWriter.crc(bytes, 0, 16)) {
      throw damaged(
          size - SpkzFormat.TRAILER_BYTES,
          "the end is missing or damaged: the file was cut short or not written to its end; Recover"
              + " File keeps its whole chunks");
    }
    if (trailer.getLong(8) != size) {
      throw damaged(
          size, "the file was written with " + trailer.getLong(8) + " bytes but has " + size);
    }
    long index = trailer.getLong(0);
    if (index < SpkzFormat.HEADER_BYTES || index > size - SpkzFormat.TRAILER_BYTES) {
      throw damaged(size - SpkzFormat.TRAILER_BYTES, "the index lies outside of the file");
    }
    return index;
  }

  /**
   * Checks the header.
   *
   * @throws DamagedFileException if the file is none of this format or damaged
   * @throws NotSupportedException if it is of a newer version
   */
  public void requireHeader() {
    int start = (int) Math.min(size, SpkzFormat.HEADER_BYTES);
    ByteBuffer header = read(0, start);
    int known = Math.min(start, SpkzFormat.MAGIC.length);
    if (start == 0 || !Arrays.equals(header.array(), 0, known, SpkzFormat.MAGIC, 0, known)) {
      throw damaged(0, "not a .spkz file");
    }
    if (size < SpkzFormat.HEADER_BYTES) {
      throw damaged(size, "the file was cut short");
    }
    long found = Integer.toUnsignedLong(header.getInt(8));
    boolean intact = header.getInt(12) == SectionWriter.crc(header.array(), 0, 12);
    if (found < SpkzFormat.PLAIN_VERSION || found > SpkzFormat.BOUNDED_VERSION) {
      throw new NotSupportedException(
          name
              + " is version "
              + found
              + (intact ? "" : " (or its version number is damaged)")
              + "; this program reads versions "
              + SpkzFormat.PLAIN_VERSION
              + " and "
              + SpkzFormat.BOUNDED_VERSION
              + ": update SpikePress");
    }
    if (!intact) {
      throw damaged(12, "checksum of the header is wrong");
    }
    version = (int) found;
  }

  /**
   * Reads a section and checks it.
   *
   * @param offset where it starts
   * @param limit where it must end at the latest
   * @return the section
   * @throws DamagedFileException if it is longer or damaged
   */
  public Section section(long offset, long limit) {
    if (limit - offset < SectionWriter.FRAME_BYTES) {
      throw damaged(offset, "no room for a section");
    }
    ByteBuffer frame = read(offset, 8);
    long length = Integer.toUnsignedLong(frame.getInt(4));
    long room = Math.min(SpkzFormat.MAX_SECTION_BYTES, limit - offset - SectionWriter.FRAME_BYTES);
    if (length > room) {
      throw damaged(offset + 4, "section of " + length + " bytes; there is room for " + room);
    }
    int framed = (int) length + SectionWriter.FRAME_BYTES;
    ByteBuffer bytes = read(offset, framed);
    int crc = bytes.getInt(framed - 4);
    if (crc != SectionWriter.crc(bytes.array(), 0, framed - 4)) {
      throw damaged(offset, "checksum of the section is wrong: the data are damaged");
    }
    String type = new String(bytes.array(), 0, 4, StandardCharsets.ISO_8859_1);
    byte[] body = Arrays.copyOfRange(bytes.array(), 8, framed - 4);
    return new Section(type, offset, offset + framed, crc, body);
  }

  /**
   * Reads a section of a known type and checks it.
   *
   * @param type four letters
   * @param offset where it starts
   * @param limit where it must end at the latest
   * @return the section
   * @throws DamagedFileException if it is of another type, longer or damaged
   */
  public Section section(String type, long offset, long limit) {
    Section section = section(offset, limit);
    if (!section.type.equals(type)) {
      throw damaged(offset, "expected section " + type + " but found " + section.type);
    }
    return section;
  }

  /**
   * Sections must follow one another without gaps.
   *
   * @param at where one ends
   * @param expected where the next starts
   * @throws DamagedFileException if they do not meet
   */
  public void requireAt(long at, long expected) {
    if (at != expected) {
      throw damaged(at, "sections do not meet: expected byte " + expected);
    }
  }

  /**
   * What to throw when the file is wrong.
   *
   * @param offset where
   * @param problem what is wrong there
   * @return names the file and the offset
   */
  public DamagedFileException damaged(long offset, String problem) {
    return new DamagedFileException(name, Math.max(0, offset), problem);
  }

  private ByteBuffer read(long offset, int count) {
    bytesRead.addAndGet(count);
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    try {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, offset + buffer.position()) < 0) {
          throw damaged(offset + buffer.position(), "the file ends here unexpectedly");
        }
      }
    } catch (IOException e) {
      throw new WrongArgumentException("cannot read " + name + ": " + e.getMessage(), e);
    }
    return buffer;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new WrongArgumentException("cannot close " + name + ": " + e.getMessage(), e);
    }
  }
}
