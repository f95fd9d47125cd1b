// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.sections;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Bytes with their declared size, deflated (RFC 1951) where that makes them smaller. What is
 * unpacked grows with what is really there, never by the declared size alone.
 */
final class Packed {

  private static final int STORED = 0;
  private static final int DEFLATED = 1;
  private static final int BLOCK = 1 << 16;

  private Packed() {}

  static void write(SectionWriter section, byte[] bytes) {
    byte[] deflated = deflate(bytes);
    boolean smaller = deflated.length < bytes.length;
    section.putByte(smaller ? DEFLATED : STORED).putVarint(bytes.length);
    section.putBytes(smaller ? deflated : bytes);
  }

  /** Reads to the end of the section. */
  static byte[] read(SectionReader section, String what, int greatest) {
    int method = section.getByte(what + " packing");
    int size = (int) section.getVarint("size of " + what, 0, greatest);
    long offset = section.offset();
    byte[] packed = section.getBytes(section.remaining(), what);
    byte[] bytes =
        switch (method) {
          case STORED -> packed;
          case DEFLATED -> inflate(section, packed, size, what);
          default -> throw section.damaged(what + " is packed by unknown method " + method);
        };
    if (bytes.length != size) {
      throw section.damaged(
          what + " from byte " + offset + " unpacks to another size than its declared " + size);
    }
    return bytes;
  }

  private static byte[] deflate(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(bytes);
    deflater.finish();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] block = new byte[BLOCK];
    while (!deflater.finished()) {
      packed.write(block, 0, deflater.deflate(block));
    }
    deflater.end();
    return packed.toByteArray();
  }

  /** Stops one byte beyond the declared size. */
  private static byte[] inflate(SectionReader section, byte[] packed, int size, String what) {
    Inflater inflater = new Inflater(true);
    inflater.setInput(packed);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] block = new byte[BLOCK];
    try {
      int count;
      do {
        count = inflater.inflate(block, 0, Math.min(BLOCK, size + 1 - bytes.size()));
        bytes.write(block, 0, count);
      } while (count > 0);
      if (!inflater.finished() || inflater.getRemaining() > 0) {
        throw section.damaged(what + " is not deflated as declared: " + size + " bytes expected");
      }
    } catch (DataFormatException e) {
      throw section.damaged(what + " is not deflated data");
    } finally {
      inflater.end();
    }
    return bytes.toByteArray();
  }
}
