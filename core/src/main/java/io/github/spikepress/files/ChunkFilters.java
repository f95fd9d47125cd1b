// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import io.github.spikepress.errors.DamagedFileException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Undoes the usual filters of HDF5 chunks, deflate, shuffle and Fletcher's sum. They are undone
 * here and not by the library because a chunk of a damaged or hostile file may expand without end:
 * no more than a chunk's own size is ever expanded.
 */
final class ChunkFilters {

  private static final int DEFLATE = 1;
  private static final int SHUFFLE = 2;
  private static final int FLETCHER = 3;
  private static final int FLETCHER_BYTES = 4;

  private final Path file;
  private final List<Integer> ids;
  private final int chunkBytes;
  private final int numberBytes;

  /**
   * Notes how chunks were made.
   *
   * @param file for messages
   * @param ids the filters' numbers, in the order in which they were applied
   * @param chunkBytes size of an expanded chunk
   * @param numberBytes size of each number
   */
  ChunkFilters(Path file, List<Integer> ids, int chunkBytes, int numberBytes) {
    this.file = file;
    this.ids = List.copyOf(ids);
    this.chunkBytes = chunkBytes;
    this.numberBytes = numberBytes;
  }

  /** Whether all filters are undone here. */
  boolean areKnown() {
    return List.of(DEFLATE, SHUFFLE, FLETCHER).containsAll(ids);
  }

  /** Undoes the filters, the last applied first. */
  ByteBuffer expand(ByteBuffer stored) {
    if (stored.remaining() > 2L * chunkBytes + (1 << 16)) {
      throw damaged("a chunk is stored in " + stored.remaining() + " bytes");
    }
    byte[] bytes = new byte[stored.remaining()];
    stored.get(bytes);
    for (int i = ids.size() - 1; i >= 0; i--) {
      bytes =
          switch (ids.get(i)) {
            case DEFLATE -> inflate(bytes);
            case SHUFFLE -> unshuffle(bytes);
            default -> withoutSum(bytes);
          };
    }
    return checked(bytes);
  }

  /** Refuses chunks of the wrong size. */
  ByteBuffer checked(byte[] expanded) {
    if (expanded.length != chunkBytes) {
      throw damaged("a chunk has " + expanded.length + " bytes");
    }
    return ByteBuffer.wrap(expanded);
  }

  /** Room for a sum that was added before. */
  private byte[] inflate(byte[] bytes) {
    byte[] expanded = new byte[chunkBytes + (ids.contains(FLETCHER) ? FLETCHER_BYTES : 0)];
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes);
      int count = inflater.inflate(expanded);
      boolean ended = inflater.finished() || inflater.inflate(new byte[1]) == 0;
      if (!ended || !inflater.finished()) {
        throw damaged("a chunk expands to more than its size, or to less");
      }
      return java.util.Arrays.copyOf(expanded, count);
    } catch (DataFormatException e) {
      throw damaged("a chunk cannot be expanded: " + e.getMessage());
    } finally {
      inflater.end();
    }
  }

  /** First bytes of all numbers, then second bytes; a rest that is no whole number stays. */
  private byte[] unshuffle(byte[] bytes) {
    int count = bytes.length / numberBytes;
    byte[] numbers = bytes.clone();
    for (int b = 0; b < numberBytes; b++) {
      for (int i = 0; i < count; i++) {
        numbers[i * numberBytes + b] = bytes[b * count + i];
      }
    }
    return numbers;
  }

  /** The sum is over 16-bit words, the first byte of each the higher (HDF5's Fletcher-32). */
  private byte[] withoutSum(byte[] bytes) {
    int length = bytes.length - FLETCHER_BYTES;
    if (length < 0) {
      throw damaged("a chunk of " + bytes.length + " bytes has no room for its sum");
    }
    long low = 0;
    long high = 0;
    for (int i = 0; i < length; i += 2) {
      int word = (bytes[i] & 0xff) << 8 | (i + 1 < length ? bytes[i + 1] & 0xff : 0);
      low = (low + word) % 65_535;
      high = (high + low) % 65_535;
    }
    long stored =
        ByteBuffer.wrap(bytes, length, FLETCHER_BYTES)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .getInt()
            & 0xffffffffL;
    if (stored != (high << 16 | low)) {
      throw damaged("a chunk does not have its sum");
    }
    return java.util.Arrays.copyOf(bytes, length);
  }

  private DamagedFileException damaged(String problem) {
    return new DamagedFileException(
        file.getFileName().toString(),
        DamagedFileException.UNKNOWN_OFFSET,
        problem + "; expected " + chunkBytes + ", copy the file again");
  }
}
