// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.filtering;

import io.github.spikepress.pipeline.Workers;
import io.github.spikepress.recording.Recording;
import java.util.concurrent.Future;

/**
 * Reads a recording block after block from its start, one block ahead of whoever takes them. Not
 * thread-safe.
 */
public final class ReadAhead implements AutoCloseable {

  private final Recording recording;
  private final int blockSamples;
  private final Workers reader = new Workers("spikepress-read", 1);
  private float[][] spare;
  private long position;
  private Future<Block> coming;

  /**
   * The next samples.
   *
   * @param start the first sample
   * @param count how many samples of {@code samples} are valid
   * @param samples {@code [channel][sample]}; used again for the block after the next
   */
  public record Block(long start, int count, float[][] samples) {}

  /**
   * Starts reading.
   *
   * @param recording the signal
   * @param blockSamples samples of each channel that are read at once, at least 1
   */
  public ReadAhead(Recording recording, int blockSamples) {
    this.recording = recording;
    this.blockSamples = (int) Math.min(blockSamples, Math.max(1, recording.numSamples()));
    spare = newBlock();
    coming = start(newBlock());
  }

  /**
   * Whether samples are left.
   *
   * @return false at the end
   */
  public boolean hasNext() {
    return coming != null;
  }

  /**
   * The next block; valid until this is called again.
   *
   * @return at least one sample
   * @throws io.github.spikepress.errors.SpikePressException if the file cannot be read
   */
  public Block next() {
    Block block = Workers.result(coming);
    float[][] free = spare;
    spare = block.samples();
    coming = start(free);
    return block;
  }

  private Future<Block> start(float[][] into) {
    long from = position;
    int count = (int) Math.min(blockSamples, recording.numSamples() - from);
    if (count == 0) {
      return null;
    }
    position += count;
    return reader.start(
        () -> {
          recording.read(from, count, into);
          return new Block(from, count, into);
        });
  }

  private float[][] newBlock() {
    return new float[recording.numChannels()][blockSamples];
  }

  @Override
  public void close() {
    reader.close();
  }
}
