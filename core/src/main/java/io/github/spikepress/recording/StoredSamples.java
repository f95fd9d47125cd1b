// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

/**
 * The numbers of a signal where they lie in a file, in whatever order. Implementations may be read
 * from several threads at once and hold no more than a bounded piece of the file in memory.
 */
public interface StoredSamples extends AutoCloseable {

  /**
   * The number of channels.
   *
   * @return at least 1
   */
  int numChannels();

  /**
   * The length of the signal.
   *
   * @return samples per channel, at least 0
   */
  long numSamples();

  /**
   * Reads a range of samples of every channel.
   *
   * @param start first sample; the range lies inside the signal
   * @param count samples to read
   * @param calibration makes values of stored numbers
   * @param into {@code [channel][sample]}, filled from index 0
   * @throws io.github.spikepress.errors.SpikePressException if the file is closed or damaged
   */
  void read(long start, int count, Calibration calibration, float[][] into);

  @Override
  void close();
}
