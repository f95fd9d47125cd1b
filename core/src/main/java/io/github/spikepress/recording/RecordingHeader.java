// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.errors.WrongArgumentException;

/**
 * All that a file says of its signal but the samples.
 *
 * @param name the source's name
 * @param samplingFrequencyHz samples per second, positive
 * @param calibration makes values of stored numbers
 * @param metadata what is known of the channels
 */
public record RecordingHeader(
    String name, double samplingFrequencyHz, Calibration calibration, RecordingMetadata metadata) {

  /** Checks that the parts belong together. */
  public RecordingHeader {
    if (!(samplingFrequencyHz > 0) || Double.isInfinite(samplingFrequencyHz)) {
      throw new WrongArgumentException(
          name + " needs a positive sampling frequency, got " + samplingFrequencyHz + " Hz");
    }
    if (calibration.numChannels() != metadata.channelNames().size()) {
      throw new WrongArgumentException(
          name
              + " has "
              + calibration.numChannels()
              + " gains for "
              + metadata.channelNames().size()
              + " channels");
    }
  }
}
