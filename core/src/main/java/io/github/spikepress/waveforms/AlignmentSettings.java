// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import io.github.spikepress.detection.PeakSign;
import io.github.spikepress.errors.WrongArgumentException;
import java.util.Optional;

/**
 * Where a spike's peak is looked for around the place at which it was detected.
 *
 * @param searchBeforeMs how far before, in milliseconds, 0 to 100
 * @param searchAfterMs how far after, in milliseconds, 0 to 100
 * @param peakSign which peak: the greatest of this sign; empty for the sign of the detection or,
 *     where that is either, the one to which the recording reaches farther, so that the spikes of
 *     one neuron are not aligned now to one of their phases and now to the other
 */
public record AlignmentSettings(
    double searchBeforeMs, double searchAfterMs, Optional<PeakSign> peakSign) {

  /** Half a millisecond either way, one sign for the whole recording. */
  public static final AlignmentSettings DEFAULT = new AlignmentSettings(0.5, 0.5, Optional.empty());

  /** Checks the ranges. */
  public AlignmentSettings {
    requireRange("before", searchBeforeMs);
    requireRange("after", searchAfterMs);
  }

  private static void requireRange(String side, double ms) {
    if (!(ms >= 0) || ms > 100) {
      throw new WrongArgumentException(
          "the search " + side + " a detection must be 0 to 100 ms, got " + ms);
    }
  }
}
