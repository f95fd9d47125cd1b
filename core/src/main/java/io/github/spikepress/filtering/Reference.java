// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.filtering;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Arrays;
import java.util.Locale;

/** What is subtracted from all channels of a signal, sample by sample, after the filter. */
public enum Reference {
  /** Nothing. */
  NONE,
  /**
   * The median over all channels: it removes what all electrodes pick up together, and spikes on a
   * few of many channels hardly move it (Rolston et al., 2009, with the median of later practice).
   */
  MEDIAN;

  /** With fewer channels the median would be made of the spikes themselves. */
  public static final int FEWEST_CHANNELS = 8;

  /**
   * The reference of a name.
   *
   * @param name {@code none} or {@code median}
   * @return the reference
   * @throws WrongArgumentException if there is no such reference
   */
  public static Reference of(String name) {
    return Arrays.stream(values())
        .filter(reference -> reference.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () -> new WrongArgumentException("reference must be none or median, got " + name));
  }

  /**
   * Refuses signals whose channels are too few for this reference.
   *
   * @param name the signal's name for the message
   * @param numChannels its channels
   * @throws WrongArgumentException if they are too few
   */
  void require(String name, int numChannels) {
    if (this == MEDIAN && numChannels < FEWEST_CHANNELS) {
      throw new WrongArgumentException(
          "a common median reference needs at least "
              + FEWEST_CHANNELS
              + " channels, "
              + name
              + " has "
              + numChannels
              + ": leave the reference out");
    }
  }
}
