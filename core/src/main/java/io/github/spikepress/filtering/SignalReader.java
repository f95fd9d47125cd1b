// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.filtering;

import io.github.spikepress.recording.FiniteSamples;
import io.github.spikepress.recording.Recording;
import io.github.spikepress.recording.SignalShape;

/**
 * Reads a recording from one sample on, block after block, filtered if asked for. The values do not
 * depend on how they are divided into blocks. Not thread-safe.
 */
public final class SignalReader {

  private final Recording recording;
  private final SignalChain chain;
  private final float[][] block;
  private long position;

  /**
   * Starts reading.
   *
   * @param recording the signal
   * @param preprocessing what is done to it
   * @param start the first sample
   * @param greatestBlock samples that are read at once at most
   */
  public SignalReader(
      Recording recording, Preprocessing preprocessing, long start, int greatestBlock) {
    this.recording = recording;
    this.position = start;
    this.block = new float[recording.numChannels()][greatestBlock];
    this.chain = new SignalChain(SignalShape.of(recording), preprocessing);
  }

  /**
   * Reads the samples that follow.
   *
   * @param count samples to read; the recording must have them
   * @param into {@code [channel][sample]}
   * @param at index of the first sample in {@code into}
   * @throws io.github.spikepress.errors.WrongArgumentException if a sample is NaN or infinite
   */
  public void read(int count, float[][] into, int at) {
    recording.read(position, count, block);
    FiniteSamples.require(recording.name(), position, count, block);
    for (int c = 0; c < block.length; c++) {
      System.arraycopy(block[c], 0, into[c], at, count);
      chain.filter(c, into[c], at, at + count);
    }
    chain.reference(into, at, at + count);
    position += count;
  }
}
