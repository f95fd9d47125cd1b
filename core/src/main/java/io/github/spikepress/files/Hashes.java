// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import io.github.spikepress.progress.Progress;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java has. */
public final class Hashes {

  private static final int PIECE = 1 << 20;

  private Hashes() {}

  /**
   * A hash to be fed.
   *
   * @return a new SHA-256 digest
   */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Hashes bytes.
   *
   * @param bytes any bytes
   * @return 64 lower-case hexadecimal digits
   */
  public static String sha256Hex(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  /**
   * Hashes a file, a piece at a time.
   *
   * @param file an existing file
   * @param progress is told about it and may cancel
   * @return 64 lower-case hexadecimal digits
   */
  public static String sha256Hex(Path file, Progress progress) {
    MessageDigest digest = sha256();
    long size = FileBytes.size(file);
    FileChannel channel = FileBytes.open(file);
    try {
      for (long at = 0; at < size; at += PIECE) {
        progress.checkpoint("hashing " + file.getFileName(), (double) at / size);
        digest.update(FileBytes.read(channel, file, at, (int) Math.min(PIECE, size - at)));
      }
    } finally {
      FileBytes.close(channel, file);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
