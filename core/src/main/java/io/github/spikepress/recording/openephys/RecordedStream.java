// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.openephys;

import java.util.List;

/**
 * One stream of a recording.
 *
 * @param folder the folder of its data
 * @param samplingFrequencyHz samples per second
 * @param channels the channels of a frame
 */
record RecordedStream(String folder, double samplingFrequencyHz, List<RecordedChannel> channels) {

  /** The signal: what is in microvolts, or all analog channels of a stream without such. */
  List<RecordedChannel> electrodes() {
    boolean onlyVolts = channels.stream().allMatch(c -> c.inVolts() || c.isSynchronisation());
    return channels.stream()
        .filter(channel -> !channel.isSynchronisation())
        .filter(channel -> onlyVolts || !channel.inVolts())
        .toList();
  }

  List<RecordedChannel> auxiliary() {
    List<RecordedChannel> electrodes = electrodes();
    return channels.stream().filter(channel -> !electrodes.contains(channel)).toList();
  }
}
