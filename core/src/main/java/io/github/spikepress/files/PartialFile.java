// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import io.github.spikepress.errors.WrongArgumentException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;

/**
 * A file that grows as {@code <name>.part} and gets its name at the end, whole. What a killed
 * program leaves behind can be opened again and gone on with; a failure or a cancel leaves nothing.
 * One program at a time may write it. Not thread-safe.
 */
public final class PartialFile implements AutoCloseable {

  /** What is added to the final name. */
  public static final String ENDING = ".part";

  private final Path target;
  private final Path path;
  private final FileChannel channel;
  private boolean kept;

  private PartialFile(Path target, Path path, FileChannel channel) {
    this.target = target;
    this.path = path;
    this.channel = channel;
  }

  /**
   * Opens what was left behind, or a new file.
   *
   * @param target the final name; its folder must exist
   * @return the open file
   * @throws WrongArgumentException if the folder does not exist or cannot be written, or another
   *     program writes the same file
   */
  public static PartialFile open(Path target) {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new WrongArgumentException(
          "cannot write " + target + ": folder " + folder + " does not exist; make it first");
    }
    if (Files.isDirectory(target)) {
      throw new WrongArgumentException("cannot write " + target + ": it is a folder");
    }
    Path path = folder.resolve(target.getFileName() + ENDING);
    try {
      Optional<Object> before = key(path);
      FileChannel channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      lock(target, channel);
      if (before.isPresent() && !before.equals(key(path))) {
        channel.close();
        throw inUse(target);
      }
      return new PartialFile(target, path, channel);
    } catch (IOException e) {
      throw new WrongArgumentException("cannot write " + target + ": " + words(e), e);
    }
  }

  /** Which file a name stands for; it may be renamed between opening and locking. */
  private static Optional<Object> key(Path path) throws IOException {
    return Files.exists(path)
        ? Optional.of(
            Objects.requireNonNullElse(
                Files.readAttributes(path, BasicFileAttributes.class).fileKey(), path))
        : Optional.empty();
  }

  private static void lock(Path target, FileChannel channel) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    } catch (IOException e) {
      // Some network folders have no locks; there, two writers of one file are not noticed
      return;
    }
    if (lock == null) {
      channel.close();
      throw inUse(target);
    }
  }

  private static WrongArgumentException inUse(Path target) {
    return new WrongArgumentException(
        "cannot write " + target + ": another program is writing it; wait or give another name");
  }

  /**
   * The file's content.
   *
   * @return open for reading and writing
   */
  public FileChannel channel() {
    return channel;
  }

  /**
   * Where the file lies for now.
   *
   * @return its present name
   */
  public Path path() {
    return path;
  }

  /**
   * Makes sure that all of it is on disk.
   *
   * @throws IOException if writing fails
   */
  public void force() throws IOException {
    channel.force(true);
  }

  /**
   * Gives the file its name, in place of an earlier file.
   *
   * @throws IOException if it cannot be renamed
   */
  public void publish() throws IOException {
    channel.close();
    try {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
    }
    kept = true;
  }

  /** Leaves the file as it is when closed, to be gone on with. */
  public void keep() {
    kept = true;
  }

  /** Closes the file and, unless it was published or is to be kept, deletes it. */
  @Override
  public void close() {
    try (channel) {
      if (!kept) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      path.toFile().deleteOnExit();
    }
  }

  /**
   * Words for a failure to write.
   *
   * @param failure what went wrong
   * @return one line
   */
  public static String words(IOException failure) {
    return failure instanceof java.nio.file.AccessDeniedException
        ? "the folder may not be written by this user"
        : failure.getMessage();
  }
}
