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
      for (int i = 0; i < count; i++) {
        if (!Float.isFinite(block[channel][i])) {
          throw new WrongArgumentException(
              name
                  + " has "
                  + block[channel][i]
                  + " in channel "
                  + channel
                  + " at sample "
                  + (start + i)
                  + "; replace such samples, for example by interpolation, before reading");
        }
      }
    }
  }
}
