// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a source says of its channels and of itself beyond the numbers.
 *
 * @param channelNames the source's own name of each channel, or {@code ch0}, {@code ch1}, ... where
 *     it names none
 * @param positions where the electrode of each channel lies; empty where the source does not say
 * @param source the file that holds the samples; empty for signals that were made in memory
 */
public record RecordingMetadata(
    List<String> channelNames, List<ElectrodePosition> positions, Optional<SourceFile> source) {

  /** Checks that positions belong to channels. */
  public RecordingMetadata {
    channelNames = List.copyOf(channelNames);
    positions = List.copyOf(positions);
    if (!positions.isEmpty() && positions.size() != channelNames.size()) {
      throw new WrongArgumentException(
          positions.size() + " electrode positions for " + channelNames.size() + " channels");
    }
  }

  /**
   * Nothing is known but the number of channels.
   *
   * @param numChannels how many
   * @return numbered channels
   */
  public static RecordingMetadata numbered(int numChannels) {
    return new RecordingMetadata(
        IntStream.range(0, numChannels).mapToObj(i -> "ch" + i).toList(),
        List.of(),
        Optional.empty());
  }

  /**
   * Names the source.
   *
   * @param file the file that holds the samples
   * @return a copy
   */
  public RecordingMetadata withSource(SourceFile file) {
    return new RecordingMetadata(channelNames, positions, Optional.of(file));
  }
}
