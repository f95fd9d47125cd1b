// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.WrongArgumentException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads bytes of files; what goes wrong becomes one line. */
public final class FileBytes {

  private FileBytes() {}

  /**
   * Opens a file for reading.
   *
   * @param file the file
   * @return a channel, to be closed by the caller
   * @throws WrongArgumentException if it does not exist, is a folder or cannot be read
   */
  public static FileChannel open(Path file) {
    if (!Files.exists(file)) {
      throw new WrongArgumentException("cannot read " + file + ": it does not exist");
    }
    if (Files.isDirectory(file)) {
      throw new WrongArgumentException("cannot read " + file + ": it is a folder");
    }
    try {
      return FileChannel.open(file, StandardOpenOption.READ);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * The size of a file.
   *
   * @param file the file
   * @return bytes
   */
  public static long size(Path file) {
    try (FileChannel channel = open(file)) {
      return channel.size();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * The first bytes of a file.
   *
   * @param file the file
   * @param count how many
   * @return as many of them as the file has, from position 0 to the limit
   */
  public static ByteBuffer head(Path file, int count) {
    try (FileChannel channel = open(file)) {
      int available = (int) Math.min(count, channel.size());
      return read(channel, file, 0, available);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Bytes of a range of a file.
   *
   * @param file the file
   * @param offset where to begin
   * @param count how many
   * @return all of them, from position 0 to the limit
   * @throws DamagedFileException if the file ends before the range does
   */
  public static ByteBuffer read(Path file, long offset, long count) {
    try (FileChannel channel = open(file)) {
      if (count > channel.size() - offset) {
        throw cutShort(file, channel.size(), offset, count);
      }
      requireMemory(file, count);
      return read(channel, file, offset, (int) count);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Bytes of a range of an open file; may be called from several threads at once.
   *
   * @param channel the open file
   * @param file its name for messages
   * @param offset where to begin
   * @param count how many
   * @return all of them, from position 0 to the limit
   * @throws DamagedFileException if the file ends before the range does
   */
  public static ByteBuffer read(FileChannel channel, Path file, long offset, int count) {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    try {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, offset + buffer.position()) < 0) {
          throw cutShort(file, channel.size(), offset, count);
        }
      }
    } catch (ClosedChannelException e) {
      throw new WrongArgumentException("cannot read " + file + ": it was closed", e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return buffer.flip();
  }

  /**
   * Bytes of a range of a file as a stream.
   *
   * @param file the file
   * @param offset where to begin
   * @param count how many
   * @return a stream that ends with the range, to be closed by the caller
   * @throws IOException if the file cannot be opened
   */
  static InputStream stream(Path file, long offset, long count) throws IOException {
    FileChannel channel = open(file).position(offset);
    return new LimitedStream(Channels.newInputStream(channel), count);
  }

  /** Ends after so many bytes. */
  private static final class LimitedStream extends FilterInputStream {

    private long left;

    LimitedStream(InputStream in, long count) {
      super(in);
      left = count;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = left == 0 ? -1 : super.read(bytes, from, (int) Math.min(length, left));
      left -= Math.max(0, read);
      return read;
    }
  }

  /**
   * Closes an open file; a second time does nothing.
   *
   * @param channel the open file
   * @param file its name for messages
   */
  public static void close(FileChannel channel, Path file) {
    try {
      channel.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Refuses to take more memory than Java may use.
   *
   * @param file the file that claims so much
   * @param count bytes that are to be taken at once
   * @throws NotSupportedException if they do not fit
   */
  public static void requireMemory(Path file, long count) {
    Runtime runtime = Runtime.getRuntime();
    long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    if (count > Integer.MAX_VALUE - 8 || count > free / 2) {
      throw new NotSupportedException(
          file.getFileName()
              + " holds one array of "
              + (count >> 20)
              + " MiB, more than the memory that is free for it; raise Java's -Xmx (one array may"
              + " have 2 GiB at most) or cut the file into parts");
    }
  }

  /**
   * Words for a file that cannot be read.
   *
   * @param file the file
   * @param cause why
   * @return the refusal
   */
  public static WrongArgumentException unreadable(Path file, IOException cause) {
    return new WrongArgumentException("cannot read " + file + ": " + cause.getMessage(), cause);
  }

  private static DamagedFileException cutShort(Path file, long size, long offset, long count) {
    return new DamagedFileException(
        file.getFileName().toString(),
        size,
        "the file ends here, but "
            + count
            + " bytes were expected from byte "
            + offset
            + "; it was cut short, copy it again");
  }
}
