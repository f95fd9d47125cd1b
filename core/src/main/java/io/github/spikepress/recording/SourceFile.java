// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.files.Hashes;
import io.github.spikepress.progress.Progress;
import java.nio.file.Path;

/**
 * The file that holds a recording's samples.
 *
 * @param file where it lies
 * @param bytes its size when it was opened
 */
public record SourceFile(Path file, long bytes) {

  /**
   * Hashes the file as it lies on disk. Reads all of it, so it is done only when asked for.
   *
   * @param progress is told about it and may cancel
   * @return SHA-256 as 64 lower-case hexadecimal digits
   */
  public String sha256Hex(Progress progress) {
    return Hashes.sha256Hex(file, progress);
  }
}
