// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import io.github.spikepress.waveforms.Waveforms;

/**
 * How far restored spikes lie from the recorded ones. A waveform is one channel of one spike; the
 * conventions for silent and exactly restored waveforms are those of {@link SignalToNoise}.
 *
 * @param numWaveforms spikes times channels, silent waveforms left out
 * @param meanSndrDb mean over the waveforms of their ratios in dB; NaN for none
 * @param sdSndrDb standard deviation of those ratios (n − 1); NaN for fewer than two
 * @param pooledSndrDb ratio of all energy to all distortion in dB; NaN for none
 * @param rmse root mean squared error in the recording's own units; NaN for none
 * @param greatestError greatest absolute error of any sample in the recording's own units
 * @param worstSpike the spike with the lowest ratio; −1 for none
 * @param worstSndrDb its lowest ratio in dB; NaN for none
 */
public record Distortion(
    long numWaveforms,
    double meanSndrDb,
    double sdSndrDb,
    double pooledSndrDb,
    double rmse,
    double greatestError,
    long worstSpike,
    double worstSndrDb) {

  /**
   * Measures spikes.
   *
   * @param original what was recorded
   * @param restored the same spikes after decoding
   * @return the distortion
   * @throws io.github.spikepress.errors.WrongArgumentException if the shapes differ
   */
  public static Distortion between(Waveforms original, Waveforms restored) {
    DistortionMeter meter = new DistortionMeter();
    meter.add(original, restored);
    return meter.distortion();
  }
}
