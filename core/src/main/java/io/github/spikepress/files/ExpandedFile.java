// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.WrongArgumentException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipException;

/**
 * Expanded bytes of a compressed file, in a temporary file without a name: it is gone when it is
 * closed or the program ends, however it ends. On Windows it has a name until then.
 */
final class ExpandedFile {

  private static final int PIECE = 1 << 16;

  /** What may follow the numbers of a variable. */
  private static final int PADDING = 8;

  private ExpandedFile() {}

  /** Opens what is to be expanded. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  /**
   * Expands.
   *
   * @param file the compressed file, for messages
   * @param length bytes to expand to; checked against the free disk before anything is written
   * @param source the expanded bytes
   * @return the open temporary file, to be closed by the caller
   * @throws DamagedFileException if the source ends early or is no compressed data
   * @throws WrongArgumentException if the disk is too full
   */
  static FileChannel make(Path file, long length, Source source) {
    FileChannel expanded = null;
    boolean whole = false;
    try {
      Path temporary = Files.createTempFile("spikepress", ".expanded");
      requireRoom(file, temporary, length);
      expanded =
          FileChannel.open(
              temporary,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      copy(file, length, source, expanded);
      whole = true;
      return expanded;
    } catch (IOException e) {
      throw new WrongArgumentException(
          "cannot expand " + file.getFileName() + " into a temporary file: " + e.getMessage(), e);
    } finally {
      if (expanded != null && !whole) {
        FileBytes.close(expanded, file);
      }
    }
  }

  private static void copy(Path file, long length, Source source, FileChannel expanded)
      throws IOException {
    byte[] piece = new byte[PIECE];
    try (InputStream in = opened(file, source)) {
      for (long left = length; left > 0; ) {
        int wanted = (int) Math.min(PIECE, left);
        int count = read(file, in, piece, wanted);
        if (count < wanted) {
          throw damaged(file, new EOFException("the expanded bytes end early"));
        }
        ByteBuffer bytes = ByteBuffer.wrap(piece, 0, count);
        while (bytes.hasRemaining()) {
          expanded.write(bytes);
        }
        left -= count;
      }
      // Reading to the end lets the stream check its sum
      if (read(file, in, piece, PIECE) > PADDING) {
        throw damaged(file, new ZipException("more bytes than the variable's size"));
      }
    }
  }

  private static InputStream opened(Path file, Source source) throws IOException {
    try {
      return source.open();
    } catch (EOFException | ZipException e) {
      throw damaged(file, e);
    }
  }

  private static int read(Path file, InputStream in, byte[] piece, int count) throws IOException {
    try {
      return in.readNBytes(piece, 0, count);
    } catch (EOFException | ZipException e) {
      throw damaged(file, e);
    }
  }

  private static void requireRoom(Path file, Path temporary, long length) throws IOException {
    long usable = Files.getFileStore(temporary).getUsableSpace();
    if (length > usable) {
      Files.delete(temporary);
      throw new WrongArgumentException(
          file.getFileName()
              + " expands to "
              + (length >> 20)
              + " MiB, but "
              + temporary.getParent()
              + " has only "
              + (usable >> 20)
              + " MiB left; set -Djava.io.tmpdir to a larger disk");
    }
  }

  private static DamagedFileException damaged(Path file, IOException e) {
    return new DamagedFileException(
        file.getFileName().toString(),
        DamagedFileException.UNKNOWN_OFFSET,
        "a compressed variable cannot be expanded; copy the file again",
        e);
  }
}
