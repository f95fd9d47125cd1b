// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

/**
 * What a signal is, without its samples.
 *
 * @param name the source's name
 * @param numChannels channels, at least 1
 * @param samplingFrequencyHz samples per second, positive
 * @param units what the numbers mean
 */
public record SignalShape(
    String name, int numChannels, double samplingFrequencyHz, SignalUnits units) {

  /**
   * The shape of a recording.
   *
   * @param recording the recording
   * @return what it is
   */
  public static SignalShape of(Recording recording) {
    return new SignalShape(
        recording.name(),
        recording.numChannels(),
        recording.samplingFrequencyHz(),
        recording.units());
  }
}
