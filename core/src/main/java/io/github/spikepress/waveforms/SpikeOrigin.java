// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import io.github.spikepress.recording.ElectrodePosition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where spikes come from.
 *
 * @param channelNames the source's name of each channel of the recording
 * @param positions where the electrode of each channel lies; empty where the source does not say
 * @param processing how the spikes were found and cut, in words, by step
 */
public record SpikeOrigin(
    List<String> channelNames, List<ElectrodePosition> positions, Map<String, String> processing) {

  /** Makes copies. */
  public SpikeOrigin {
    channelNames = List.copyOf(channelNames);
    positions = List.copyOf(positions);
    processing = java.util.Collections.unmodifiableMap(new TreeMap<>(processing));
  }
}
