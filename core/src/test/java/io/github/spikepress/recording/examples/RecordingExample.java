// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.examples;

import io.github.spikepress.recording.SignalProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes files of one recording format, as another program would, for the tests. */
public interface RecordingExample {

  /** The usual sampling frequency of examples. */
  double HZ = 25_000;

  /**
   * Writes a signal.
   *
   * @param folder an empty folder
   * @param steps {@code [channel][sample]}, 16-bit integers; samples a multiple of 1920
   * @return the file to open
   * @throws IOException if writing fails
   */
  Path write(Path folder, int[][] steps) throws IOException;

  /**
   * The sampling frequency that the file says.
   *
   * @return in Hz
   */
  default double samplingFrequencyHz() {
    return HZ;
  }

  /**
   * Whether any bytes make a signal of this format.
   *
   * @return true for formats without a mark or a size of their own
   */
  default boolean acceptsAnyContent() {
    return false;
  }

  /**
   * Microvolts that a step means.
   *
   * @param channel which channel
   * @return the gain
   */
  default double gainUv(int channel) {
    return 0.25;
  }

  /**
   * The file that holds the samples.
   *
   * @param opened what {@link #write} returned
   * @return it or a file beside it
   */
  default Path data(Path opened) {
    return opened;
  }

  /**
   * Whether the reader notices every cut of the file that holds the samples.
   *
   * @return false for formats that do not say their length, whose cut files are shorter signals
   */
  default boolean saysItsLength() {
    return true;
  }

  /**
   * Whether a file that is cut while it is open is noticed.
   *
   * @return false for files that are expanded when they are opened
   */
  default boolean noticesACutWhileOpen() {
    return true;
  }

  /**
   * What the user has to say.
   *
   * @param numChannels channels of the signal
   * @return nothing where the file says all
   */
  default SignalProperties properties(int numChannels) {
    return SignalProperties.NONE;
  }

  /**
   * The names that the file gives its channels.
   *
   * @param numChannels how many
   * @return their names
   */
  List<String> channelNames(int numChannels);

  /**
   * Files that claim sizes they do not have.
   *
   * @param folder an empty folder
   * @return what they claim, and the file to open
   * @throws IOException if writing fails
   */
  default Map<String, Path> hostile(Path folder) throws IOException {
    return new LinkedHashMap<>();
  }
}
