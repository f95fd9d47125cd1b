// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.errors.NotSupportedException;

/**
 * How many channels a recording may have: a number from a file is checked before memory is taken.
 */
public final class ChannelCount {

  private static final int GREATEST = 1 << 16;

  private ChannelCount() {}

  /**
   * Checks a number of channels.
   *
   * @param source name for messages
   * @param count what the source says
   * @return the same number
   * @throws NotSupportedException if it is not 1 to 65536
   */
  public static int require(String source, long count) {
    if (count < 1 || count > GREATEST) {
      throw new NotSupportedException(
          source + " has " + count + " channels; 1 to " + GREATEST + " can be read");
    }
    return (int) count;
  }
}
