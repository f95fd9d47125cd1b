// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.recording.SignalUnits;
import java.util.Optional;

/**
 * What a set of spikes has in common.
 *
 * @param sourceName name of the file that the spikes come from
 * @param samplingFrequencyHz samples per second; NaN where nobody said
 * @param units what the values mean
 * @param nBefore samples before the peak: the peak stands at this index; −1 where spikes came
 *     already cut and nobody said
 * @param origin what is known of the recording beyond its name; empty where spikes came already cut
 */
public record SpikeMetadata(
    String sourceName,
    double samplingFrequencyHz,
    SignalUnits units,
    int nBefore,
    Optional<SpikeOrigin> origin) {

  /** Checks the ranges. */
  public SpikeMetadata {
    if (samplingFrequencyHz <= 0 || Double.isInfinite(samplingFrequencyHz)) {
      throw new WrongArgumentException(
          "sampling frequency must be positive, got " + samplingFrequencyHz + " Hz");
    }
    if (nBefore < -1) {
      throw new WrongArgumentException("samples before the peak must be 0 or more, got " + nBefore);
    }
  }

  /**
   * Spikes of which no more is known.
   *
   * @param sourceName name of the file that the spikes come from
   * @param samplingFrequencyHz samples per second; NaN where nobody said
   * @param units what the values mean
   * @param nBefore samples before the peak; −1 where nobody said
   */
  public SpikeMetadata(
      String sourceName, double samplingFrequencyHz, SignalUnits units, int nBefore) {
    this(sourceName, samplingFrequencyHz, units, nBefore, Optional.empty());
  }
}
