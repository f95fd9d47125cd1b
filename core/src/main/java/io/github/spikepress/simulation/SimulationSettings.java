// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.simulation;

/**
 * What a simulated recording is like.
 *
 * @param samplingFrequencyHz samples per second, 1 kHz to 1 MHz
 * @param durationS length in seconds, positive
 * @param numChannels channels that lie around the same neurons, 1 to 64 (4 = a tetrode)
 * @param numUnits near neurons, 0 to 1000
 * @param firing when they fire
 * @param noiseLevel standard deviation of the background over the greatest peak of a near neuron, 0
 *     to 10
 * @param whiteShare share of the background's power that is white noise of the amplifier, 0 to 1;
 *     the rest is the sum of distant neurons
 * @param drift share of its height that a neuron gains or loses from the beginning to the end, 0 to
 *     1
 * @param positiveShare share of the near neurons whose main peak is positive, 0 to 1
 */
public record SimulationSettings(
    double samplingFrequencyHz,
    double durationS,
    int numChannels,
    int numUnits,
    FiringSettings firing,
    double noiseLevel,
    double whiteShare,
    double drift,
    double positiveShare) {

  /** One minute at 24 kHz: one channel, three neurons, background of a tenth of their peaks. */
  public static final SimulationSettings DEFAULT =
      new SimulationSettings(24_000, 60, 1, 3, FiringSettings.DEFAULT, 0.1, 0.1, 0, 0);

  /** Checks the ranges. */
  public SimulationSettings {
    SettingRange.require("sampling frequency (Hz)", samplingFrequencyHz, 1000, 1e6);
    SettingRange.require("duration (s)", durationS, 1e-3, 1e7);
    SettingRange.require("number of channels", numChannels, 1, 64);
    SettingRange.require("number of units", numUnits, 0, 1000);
    SettingRange.require("noise level", noiseLevel, 0, 10);
    SettingRange.require("share of white noise", whiteShare, 0, 1);
    SettingRange.require("drift", drift, 0, 1);
    SettingRange.require("share of positive units", positiveShare, 0, 1);
  }

  /**
   * The length in samples.
   *
   * @return samples per channel
   */
  public long numSamples() {
    return Math.round(durationS * samplingFrequencyHz);
  }

  /**
   * The same with another length and number of channels.
   *
   * @param seconds length in seconds
   * @param channels channels
   * @return the changed settings
   */
  public SimulationSettings withSize(double seconds, int channels) {
    return new SimulationSettings(
        samplingFrequencyHz,
        seconds,
        channels,
        numUnits,
        firing,
        noiseLevel,
        whiteShare,
        drift,
        positiveShare);
  }

  /**
   * The same with another background.
   *
   * @param level standard deviation over the greatest peak
   * @param white share of its power that is white
   * @return the changed settings
   */
  public SimulationSettings withNoise(double level, double white) {
    return new SimulationSettings(
        samplingFrequencyHz,
        durationS,
        numChannels,
        numUnits,
        firing,
        level,
        white,
        drift,
        positiveShare);
  }

  /**
   * The same with other neurons.
   *
   * @param units near neurons
   * @param firingOfUnits when they fire
   * @param driftOfUnits share of height gained or lost
   * @param positive share of neurons whose main peak is positive
   * @return the changed settings
   */
  public SimulationSettings withUnits(
      int units, FiringSettings firingOfUnits, double driftOfUnits, double positive) {
    return new SimulationSettings(
        samplingFrequencyHz,
        durationS,
        numChannels,
        units,
        firingOfUnits,
        noiseLevel,
        whiteShare,
        driftOfUnits,
        positive);
  }

  /**
   * The same at another sampling frequency.
   *
   * @param hz samples per second
   * @return the changed settings
   */
  public SimulationSettings withSamplingFrequency(double hz) {
    return new SimulationSettings(
        hz, durationS, numChannels, numUnits, firing, noiseLevel, whiteShare, drift, positiveShare);
  }
}
