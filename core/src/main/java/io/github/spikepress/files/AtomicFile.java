// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import io.github.spikepress.errors.WrongArgumentException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes files that appear whole or not at all: into a temporary file of the same folder, forced to
 * disk, checked, then renamed over the target. A failure or a cancel leaves an earlier file of that
 * name as it was, and no temporary file.
 */
public final class AtomicFile {

  private AtomicFile() {}

  /** Fills a file. */
  @FunctionalInterface
  public interface Content {

    /**
     * Writes everything.
     *
     * @param channel open for reading and writing, empty
     * @throws IOException if writing fails
     */
    void writeTo(FileChannel channel) throws IOException;
  }

  /** Looks at a finished file before it gets its name. */
  @FunctionalInterface
  public interface Verification {

    /**
     * Checks the file; any exception keeps it from appearing.
     *
     * @param temporary the finished file under its temporary name
     * @throws IOException if reading fails
     */
    void check(Path temporary) throws IOException;
  }

  /**
   * Writes a file.
   *
   * @param target the file's final name; its folder must exist
   * @param bytes everything
   * @throws WrongArgumentException if the folder does not exist or cannot be written, or the disk
   *     is full
   */
  public static void write(Path target, byte[] bytes) {
    write(
        target,
        channel -> {
          ByteBuffer buffer = ByteBuffer.wrap(bytes);
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
        });
  }

  /**
   * Writes a file.
   *
   * @param target the file's final name; its folder must exist
   * @param content writes everything
   * @throws WrongArgumentException if the folder does not exist or cannot be written, or the disk
   *     is full
   */
  public static void write(Path target, Content content) {
    write(target, content, temporary -> {});
  }

  /**
   * Writes a file and checks it before it appears.
   *
   * @param target the file's final name; its folder must exist
   * @param content writes everything
   * @param verification looks at the finished file
   * @throws WrongArgumentException if the folder does not exist or cannot be written, or the disk
   *     is full
   */
  public static void write(Path target, Content content, Verification verification) {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new WrongArgumentException(
          "cannot write " + target + ": folder " + folder + " does not exist; make it first");
    }
    if (Files.isDirectory(target)) {
      throw new WrongArgumentException("cannot write " + target + ": it is a folder");
    }
    Path temporary = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      fill(temporary, content);
      verification.check(temporary);
      rename(temporary, target);
    } catch (IOException e) {
      throw new WrongArgumentException(
          "cannot write " + target + ": " + e.getMessage() + "; nothing was left behind", e);
    } finally {
      deleteQuietly(temporary);
    }
  }

  /** Not Files.createTempFile: that file could be read by its owner alone, for ever. */
  private static void fill(Path temporary, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      content.writeTo(channel);
      channel.force(true);
    }
  }

  private static void rename(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void deleteQuietly(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      temporary.toFile().deleteOnExit();
    }
  }
}
