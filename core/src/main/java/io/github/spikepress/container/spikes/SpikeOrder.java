// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.spikes;

import io.github.spikepress.waveforms.SpikeEvents;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The order of spikes in time; at equal times that of their channels. Stateless. */
public final class SpikeOrder {

  private SpikeOrder() {}

  /**
   * Whether spikes are in this order.
   *
   * @param events times and channels
   * @return true if they are, as where there are none
   */
  public static boolean isOf(SpikeEvents events) {
    long[] samples = events.samples();
    for (int i = 1; i < samples.length; i++) {
      boolean tie = samples[i] == samples[i - 1];
      boolean later = samples[i] > samples[i - 1];
      if (!later && !(tie && events.channels()[i] >= events.channels()[i - 1])) {
        return false;
      }
    }
    return true;
  }

  /**
   * The places of the spikes in this order; what is equal stays as it is.
   *
   * @param events times and channels
   * @return the place of the first spike, of the second, and so on
   */
  public static int[] places(SpikeEvents events) {
    Integer[] places = IntStream.range(0, events.numSpikes()).boxed().toArray(Integer[]::new);
    Comparator<Integer> byTime = Comparator.comparingLong(i -> events.samples()[i]);
    // Sorts by merging runs, of which there are few: the chunks of a slab, the trains of a chunk.
    Arrays.sort(places, byTime.thenComparingInt(i -> events.channels()[i]));
    return Arrays.stream(places).mapToInt(i -> i).toArray();
  }
}
