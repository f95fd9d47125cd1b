// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.errors.WrongArgumentException;

/** Refuses signals with holes: one sample that is no number would spread through every filter. */
public final class FiniteSamples {

  private FiniteSamples() {}

  /**
   * Checks a block of a signal.
   *
   * @param name the recording's name
   * @param start the block's first sample
   * @param count samples of the block
   * @param block {@code [channel][sample]}
   * @throws WrongArgumentException if a sample is NaN or infinite, naming its channel and place
   */
  public static void require(String name, long start, int count, float[][] block) {
    for (int channel = 0; channel < block.length; channel++) {
      require(name, channel, start, count, block[channel]);
    }
  }

  /**
   * Checks a block of one channel.
   *
   * @param name the recording's name
   * @param channel which channel
   * @param start the block's first sample
   * @param count samples of the block
   * @param samples the channel's samples
   * @throws WrongArgumentException if a sample is NaN or infinite, naming its channel and place
   */
  public static void require(String name, int channel, long start, int count, float[] samples) {
    for (int i = 0; i < count; i++) {
      if (!Float.isFinite(samples[i])) {
        throw new WrongArgumentException(
            name
                + " has "
                + samples[i]
                + " in channel "
                + channel
                + " at sample "
                + (start + i)
                + "; replace such samples, for example by interpolation, before reading");
      }
    }
  }
}
