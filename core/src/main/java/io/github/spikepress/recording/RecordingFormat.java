// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import java.nio.file.Path;

/**
 * One kind of file that holds a continuous signal; found through {@link java.util.ServiceLoader}.
 */
public interface RecordingFormat {

  /**
   * The format's name.
   *
   * @return a short name for messages
   */
  String name();

  /**
   * Whether a file is of this format, judged by its content where the format has any mark.
   *
   * @param file an existing file
   * @return true if {@link #open} should be tried
   */
  boolean recognises(Path file);

  /**
   * Opens a file for lazy reading.
   *
   * @param file an existing file that {@link #recognises} accepts
   * @param properties what the caller knows about the signal where the file does not say
   * @return the recording, to be closed by the caller
   * @throws io.github.spikepress.errors.SpikePressException if the file is damaged, or misses
   *     something that neither it nor the properties give
   */
  Recording open(Path file, SignalProperties properties);
}
