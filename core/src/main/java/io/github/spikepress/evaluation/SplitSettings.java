// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * How spikes are divided into a training and a test part.
 *
 * @param order which groups go into the training part
 * @param groupSpikes consecutive spikes that stay together: the ports of the encoder for
 *     single-channel spikes, 1 for multichannel events
 * @param trainingFraction part of the groups that is trained on, between 0 and 1
 * @param seed start of the random choice; without effect by time
 */
public record SplitSettings(Order order, int groupSpikes, double trainingFraction, long seed) {

  /** Which groups go into the training part. */
  public enum Order {
    /** Groups at random. */
    RANDOM,
    /** The first groups; the test part comes later in time. */
    BY_TIME
  }

  /** Checks the ranges. */
  public SplitSettings {
    if (groupSpikes < 1) {
      throw new WrongArgumentException("a group needs at least 1 spike, got " + groupSpikes);
    }
    if (!(trainingFraction > 0 && trainingFraction < 1)) {
      throw new WrongArgumentException(
          "training fraction must lie between 0 and 1, got " + trainingFraction);
    }
  }

  /**
   * Half of the groups at random.
   *
   * @param groupSpikes consecutive spikes that stay together
   * @param seed start of the random choice
   * @return the settings
   */
  public static SplitSettings random(int groupSpikes, long seed) {
    return new SplitSettings(Order.RANDOM, groupSpikes, 0.5, seed);
  }

  /**
   * The first half for training.
   *
   * @param groupSpikes consecutive spikes that stay together
   * @return the settings
   */
  public static SplitSettings byTime(int groupSpikes) {
    return new SplitSettings(Order.BY_TIME, groupSpikes, 0.5, 0);
  }
}
