// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.detection;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * What counts as a spike.
 *
 * @param detectThreshold height that a peak must reach, in noise levels of its channel, positive
 * @param peakSign which peaks count
 * @param deadTimeMs time before and after a peak in which a lower one does not count, in
 *     milliseconds, 0 or more
 */
public record DetectionSettings(double detectThreshold, PeakSign peakSign, double deadTimeMs) {

  /**
   * Five noise levels, either sign, and the dead time of Wave_Clus: long enough for both phases of
   * one spike.
   */
  public static final DetectionSettings DEFAULT = new DetectionSettings(5, PeakSign.BOTH, 1.5);

  /** Checks the ranges. */
  public DetectionSettings {
    if (!(detectThreshold > 0) || Double.isInfinite(detectThreshold)) {
      throw new WrongArgumentException(
          "detect_threshold must be positive noise levels, got " + detectThreshold);
    }
    if (!(deadTimeMs >= 0) || deadTimeMs > 1000) {
      throw new WrongArgumentException("dead_time must be 0 to 1000 ms, got " + deadTimeMs);
    }
  }
}
