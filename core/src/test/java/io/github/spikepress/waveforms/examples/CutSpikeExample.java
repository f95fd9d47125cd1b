// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Writes files of one format of cut spikes, as another program would, for the tests. */
public interface CutSpikeExample {

  /**
   * Writes spikes.
   *
   * @param folder an empty folder
   * @param steps {@code [spike][channel][sample]}, 16-bit integers
   * @return the file to open
   * @throws IOException if writing fails
   */
  Path write(Path folder, int[][][] steps) throws IOException;

  /**
   * Channels that a spike may have.
   *
   * @return how many
   */
  default int numChannels() {
    return 1;
  }

  /**
   * Microvolts that a step means.
   *
   * @return the gain; NaN where the file does not say
   */
  default double gainUv() {
    return Double.NaN;
  }

  /**
   * Whether the file brings the sample and the unit of each spike: spike i at sample 100 + 50 i, of
   * unit i mod 3, where 0 is none.
   *
   * @return false if it holds only waveforms
   */
  default boolean bringsTimesAndUnits() {
    return false;
  }

  /**
   * Whether the reader notices every cut.
   *
   * @return false for formats that do not say their length
   */
  default boolean saysItsLength() {
    return true;
  }

  /**
   * Files that claim sizes they do not have.
   *
   * @param folder an empty folder
   * @return what they claim, and the file to open
   * @throws IOException if writing fails
   */
  Map<String, Path> hostile(Path folder) throws IOException;
}
