// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.streaming;

import io.github.spikepress.pipeline.Workers;
import io.github.spikepress.progress.Progress;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/**
 * Takes blocks from a stream in a thread of its own, as they arrive, and keeps a bounded number of
 * them until they are worked on. For one taker.
 */
final class ArrivingBlocks implements AutoCloseable {

  private static final long POLL_MS = 20;

  private final Workers reader = new Workers("spikepress-receive", 1);
  private final BlockingQueue<Block> queue;
  private Optional<Long> stopped = Optional.empty();

  /**
   * Samples that have arrived.
   *
   * @param arrived when, by {@link System#nanoTime()}
   * @param count how many samples; fewer than a block only at the end
   * @param samples {@code [channel][sample]}
   */
  record Block(long arrived, int count, float[][] samples) {}

  ArrivingBlocks(SampleStream stream, int numChannels, int blockSamples, int queueBlocks) {
    queue = new ArrayBlockingQueue<>(queueBlocks);
    reader.start(
        () -> {
          int count = blockSamples;
          while (count == blockSamples) {
            float[][] samples = new float[numChannels][blockSamples];
            count = stream.read(samples, blockSamples);
            queue.put(new Block(System.nanoTime(), count, samples));
          }
          return null;
        });
  }

  /** The next block; when the user stops, those that had arrived by then, and then none. */
  Optional<Block> next(Progress progress) {
    try {
      Block block = queue.poll();
      while (block == null && !progress.cancelled()) {
        block = queue.poll(POLL_MS, TimeUnit.MILLISECONDS);
      }
      return Optional.ofNullable(block).filter(next -> isInTime(next, progress));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("receiving was interrupted");
    }
  }

  private boolean isInTime(Block block, Progress progress) {
    if (stopped.isEmpty() && progress.cancelled()) {
      stopped = Optional.of(System.nanoTime());
    }
    return stopped.isEmpty() || block.arrived() - stopped.get() <= 0;
  }

  /** Blocks that wait. */
  int waiting() {
    return queue.size();
  }

  @Override
  public void close() {
    reader.close();
  }
}
