// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.files.FileBytes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Opens recordings of every format that is on the class path. Thread-safe. */
public final class Recordings {

  private Recordings() {}

  /**
   * Opens a recording of whatever format.
   *
   * @param file an existing file
   * @param properties what the caller knows about the signal where the file does not say
   * @return the recording, to be closed by the caller
   * @throws NotSupportedException if no format fits
   * @throws io.github.spikepress.errors.SpikePressException if the file is damaged, or misses
   *     something that neither it nor the properties give
   */
  public static Recording open(Path file, SignalProperties properties) {
    return find(file)
        .orElseThrow(
            () ->
                new NotSupportedException(
                    file.getFileName()
                        + " is no recording that can be read; formats: "
                        + formats().stream().map(RecordingFormat::name).toList()))
        .open(file, properties);
  }

  /**
   * Finds the format of a file by its content.
   *
   * @param file an existing file
   * @return empty if it is no recording of a known format
   */
  public static Optional<RecordingFormat> find(Path file) {
    FileBytes.size(file);
    return formats().stream().filter(format -> format.recognises(file)).findFirst();
  }

  /**
   * The known formats.
   *
   * @return in the order in which they are asked
   */
  public static List<RecordingFormat> formats() {
    return ServiceLoader.load(RecordingFormat.class, Recordings.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }
}
