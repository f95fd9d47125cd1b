// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import io.github.spikepress.recording.Recording;
import io.github.spikepress.recording.RecordingMetadata;
import io.github.spikepress.recording.SignalShape;
import io.github.spikepress.recording.SourceFile;
import java.util.Optional;

/**
 * What the spikes of a recording will be, before any is looked for.
 *
 * @param numChannels channels of each spike
 * @param numSamples samples of each channel
 * @param metadata what they have in common
 * @param source the file that holds the recording; empty for signals that have none
 */
public record SpikeForm(
    int numChannels, int numSamples, SpikeMetadata metadata, Optional<SourceFile> source) {

  /**
   * The form of a recording's spikes.
   *
   * @param recording the signal
   * @param settings how spikes are cut out of it
   * @return their form
   */
  public static SpikeForm of(Recording recording, CuttingSettings settings) {
    return of(SignalShape.of(recording), recording.metadata(), settings);
  }

  /**
   * The form of a signal's spikes.
   *
   * @param signal what the signal is
   * @param channels what its source says of its channels
   * @param settings how spikes are cut out of it
   * @return their form
   */
  public static SpikeForm of(
      SignalShape signal, RecordingMetadata channels, CuttingSettings settings) {
    double hz = signal.samplingFrequencyHz();
    CutWindow window = settings.windowAt(hz);
    SpikeOrigin origin =
        new SpikeOrigin(channels.channelNames(), channels.positions(), settings.inWords(hz));
    return new SpikeForm(
        settings.groupSize(signal.numChannels()),
        window.numSamples(),
        new SpikeMetadata(signal.name(), hz, signal.units(), window.nBefore(), Optional.of(origin)),
        channels.source());
  }
}
