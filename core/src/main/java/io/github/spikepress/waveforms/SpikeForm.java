// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import io.github.spikepress.recording.Recording;

/**
 * What the spikes of a recording will be, before any is looked for.
 *
 * @param numChannels channels of each spike
 * @param numSamples samples of each channel
 * @param metadata what they have in common
 */
public record SpikeForm(int numChannels, int numSamples, SpikeMetadata metadata) {

  /**
   * The form of a recording's spikes.
   *
   * @param recording the signal
   * @param settings how spikes are cut out of it
   * @return their form
   */
  public static SpikeForm of(Recording recording, CuttingSettings settings) {
    CutWindow window = settings.windowAt(recording.samplingFrequencyHz());
    return new SpikeForm(
        settings.groupSize(recording.numChannels()),
        window.numSamples(),
        new SpikeMetadata(
            recording.name(),
            recording.samplingFrequencyHz(),
            recording.units(),
            window.nBefore()));
  }
}
