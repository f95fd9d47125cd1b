// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import java.util.Optional;

/**
 * A continuous signal of one or more channels, of which any range of samples can be read without
 * holding the rest in memory. Implementations may be read from several threads at once.
 */
public interface Recording extends AutoCloseable {

  /**
   * The source's name, for messages and provenance.
   *
   * @return usually the file name without folders
   */
  String name();

  /**
   * The number of channels.
   *
   * @return at least 1
   */
  int numChannels();

  /**
   * The length of the recording.
   *
   * @return samples per channel, at least 0
   */
  long numSamples();

  /**
   * The sampling frequency.
   *
   * @return samples per second, positive
   */
  double samplingFrequencyHz();

  /**
   * What the samples' numbers mean.
   *
   * @return units and gain
   */
  SignalUnits units();

  /**
   * Reads a range of samples of every channel.
   *
   * @param start first sample, 0 or more
   * @param count samples to read; the range must lie inside the recording
   * @param into {@code [channel][sample]}, in the recording's own units; filled from index 0
   * @throws IndexOutOfBoundsException if the range leaves the recording
   * @throws io.github.spikepress.errors.DamagedFileException if the file ends early
   * @throws io.github.spikepress.errors.WrongArgumentException if the recording was closed
   */
  void read(long start, int count, float[][] into);

  /**
   * The spikes that are known to be in the recording.
   *
   * @return empty unless the file brings them
   */
  default Optional<GroundTruth> groundTruth() {
    return Optional.empty();
  }

  /**
   * What the source says of its channels and of itself.
   *
   * @return numbered channels unless the source names them
   */
  default RecordingMetadata metadata() {
    return RecordingMetadata.numbered(numChannels());
  }

  /**
   * What was recorded beside the signal and is no electrode: synchronisation words, digital lines,
   * analog inputs.
   *
   * @return those channels over the same samples, closed with this recording; empty if there are
   *     none
   */
  default Optional<Recording> auxiliary() {
    return Optional.empty();
  }

  @Override
  default void close() {}
}
