// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;

/**
 * The shape of every spike of a model.
 *
 * @param numChannels channels of each spike
 * @param numSamples samples of each channel
 */
public record SpikeWindow(int numChannels, int numSamples) {

  /** Greatest length of an array on common virtual machines. */
  private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

  /**
   * The window of given waveforms.
   *
   * @param waveforms any waveforms
   * @return their window
   */
  public static SpikeWindow of(Waveforms waveforms) {
    return new SpikeWindow(waveforms.numChannels(), waveforms.numSamples());
  }

  /**
   * The window of a model.
   *
   * @param card the model's card
   * @return its window
   */
  public static SpikeWindow of(ModelCard card) {
    return new SpikeWindow(card.numChannels(), card.numSamples());
  }

  /**
   * The number of values of one spike.
   *
   * @return channels times samples
   */
  public int values() {
    return Math.multiplyExact(numChannels, numSamples);
  }

  /**
   * Refuses waveforms that a model of this window cannot encode.
   *
   * @param waveforms what shall be encoded
   * @throws WrongArgumentException if the window differs or a value is not finite
   */
  public void requireEncodable(Waveforms waveforms) {
    if (!equals(of(waveforms))) {
      throw new WrongArgumentException(
          "the model's window is "
              + numChannels
              + " channels x "
              + numSamples
              + " samples, the spikes have "
              + waveforms.numChannels()
              + " x "
              + waveforms.numSamples()
              + "; train a model for them");
    }
    waveforms.requireFinite();
  }

  /**
   * Refuses a number of spikes that no memory holds or no payload of that length can code.
   *
   * @param numSpikes what a file says
   * @param payloadBytes length of the payload
   * @param leastBitsPerSpike what the cheapest spike costs; 0 where a spike may cost nothing
   * @throws DamagedFileException if the number is impossible
   */
  public void requireDecodable(int numSpikes, int payloadBytes, double leastBitsPerSpike) {
    double codableBits = 8.0 * (payloadBytes + 16);
    if (numSpikes < 0
        || (long) numSpikes * values() > MAX_LENGTH
        || numSpikes * leastBitsPerSpike > codableBits) {
      throw new DamagedFileException(
          "spike payload",
          DamagedFileException.UNKNOWN_OFFSET,
          payloadBytes + " bytes cannot hold " + numSpikes + " spikes");
    }
  }
}
