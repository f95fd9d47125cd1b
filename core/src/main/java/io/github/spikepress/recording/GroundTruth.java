// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * Spikes that are known to be in a recording, ascending in time.
 *
 * @param samples sample index of each spike in the source's own convention: some count the start of
 *     the spike, others its peak, so a comparison has to allow for one constant offset
 * @param labels unit of each spike
 */
public record GroundTruth(long[] samples, int[] labels) {

  /** Checks that every spike has a unit. */
  public GroundTruth {
    if (samples.length != labels.length) {
      throw new WrongArgumentException(
          "ground truth has " + samples.length + " spike times but " + labels.length + " labels");
    }
  }

  /**
   * The number of true spikes.
   *
   * @return how many
   */
  public int numSpikes() {
    return samples.length;
  }
}
