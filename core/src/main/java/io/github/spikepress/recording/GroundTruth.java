// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Spikes that are known to be in a recording, ascending in time.
 *
 * @param samples sample index of each spike in the source's own convention: some count the start of
 *     the spike, others its peak, so a comparison has to allow for one constant offset
 * @param labels unit of each spike
 */
public record GroundTruth(long[] samples, int[] labels) {

  /** Checks that every spike has a unit. */
  public GroundTruth {
    if (samples.length != labels.length) {
      throw new WrongArgumentException(
          "ground truth has " + samples.length + " spike times but " + labels.length + " labels");
    }
  }

  /**
   * Brings spikes into ascending order.
   *
   * @param samples sample index of each spike, in any order
   * @param labels unit of each spike
   * @return the same spikes, ascending in time
   */
  public static GroundTruth sorted(long[] samples, int[] labels) {
    GroundTruth unsorted = new GroundTruth(samples, labels);
    int[] order =
        IntStream.range(0, samples.length)
            .boxed()
            .sorted(Comparator.comparingLong(i -> samples[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new GroundTruth(
        Arrays.stream(order).mapToLong(i -> unsorted.samples[i]).toArray(),
        Arrays.stream(order).map(i -> unsorted.labels[i]).toArray());
  }

  /**
   * The number of true spikes.
   *
   * @return how many
   */
  public int numSpikes() {
    return samples.length;
  }
}
