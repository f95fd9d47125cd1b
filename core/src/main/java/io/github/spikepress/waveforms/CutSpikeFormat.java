// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import io.github.spikepress.recording.SignalProperties;
import java.nio.file.Path;

/**
 * One kind of file that holds spikes already cut out; found through {@link
 * java.util.ServiceLoader}.
 */
public interface CutSpikeFormat {

  /**
   * The format's name.
   *
   * @return a short name for messages
   */
  String name();

  /**
   * Whether a file is of this format, judged by its content.
   *
   * @param file an existing file
   * @return true if {@link #read} should be tried
   */
  boolean recognises(Path file);

  /**
   * Reads the spikes, in the file's order.
   *
   * @param file an existing file that {@link #recognises} accepts
   * @param properties what the caller knows where the file does not say
   * @return the spikes as they are
   * @throws io.github.spikepress.errors.SpikePressException if the file is damaged or does not hold
   *     what it should
   */
  Spikes read(Path file, SignalProperties properties);
}
