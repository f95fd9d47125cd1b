// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Arrays;

/**
 * When and where spikes happened.
 *
 * @param samples sample index of each spike's peak, counted from the start of the recording
 * @param channels channel of each spike's peak, counted from 0
 */
public record SpikeEvents(long[] samples, int[] channels) {

  /** Checks that every spike has a channel. */
  public SpikeEvents {
    if (samples.length != channels.length) {
      throw new WrongArgumentException(
          samples.length + " spike times but " + channels.length + " channels");
    }
  }

  /**
   * The number of spikes.
   *
   * @return how many
   */
  public int numSpikes() {
    return samples.length;
  }

  /**
   * The events of a range of spikes.
   *
   * @param from first spike
   * @param to one past the last spike
   * @return a copy of the range
   */
  public SpikeEvents slice(int from, int to) {
    return new SpikeEvents(
        Arrays.copyOfRange(samples, from, to), Arrays.copyOfRange(channels, from, to));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpikeEvents that
        && Arrays.equals(samples, that.samples)
        && Arrays.equals(channels, that.channels);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(samples) + Arrays.hashCode(channels);
  }

  @Override
  public String toString() {
    return "SpikeEvents[" + samples.length + "]";
  }
}
