// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.chunks;

import io.github.spikepress.waveforms.SpikeEvents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides the spikes of a slab into those of few neighbouring channels each, banks, so that a
 * reader who wants one channel finds it in few chunks.
 *
 * @param leastSpikes a bank takes channels until it has so many spikes
 * @param mostSpikes a bank with more is divided again, in time
 */
record Banks(int leastSpikes, int mostSpikes) {

  /**
   * The places of each bank's spikes, ascending. What is left at the end and too little for a bank
   * belongs to the last one.
   */
  List<int[]> of(SpikeEvents events) {
    int[] channels = events.channels();
    int[] places = byChannel(channels);
    List<int[]> banks = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= places.length; i++) {
      boolean last = i == places.length;
      boolean border = last || channels[places[i]] != channels[places[i - 1]];
      boolean enough = last || i - from >= leastSpikes && places.length - i >= leastSpikes;
      if (border && enough) {
        banks.add(IntStream.of(Arrays.copyOfRange(places, from, i)).sorted().toArray());
        from = i;
      }
    }
    return banks;
  }

  /** Sorted as numbers of two halves, channel and place, for a live recording waits meanwhile. */
  private static int[] byChannel(int[] channels) {
    return IntStream.range(0, channels.length)
        .mapToLong(i -> (long) channels[i] << Integer.SIZE | i)
        .sorted()
        .mapToInt(key -> (int) key)
        .toArray();
  }

  /** A bank in equal parts, one after the other in time. */
  List<int[]> inTime(int[] bank) {
    int parts = (bank.length + mostSpikes - 1) / mostSpikes;
    return IntStream.range(0, parts)
        .mapToObj(
            i ->
                Arrays.copyOfRange(
                    bank,
                    (int) ((long) bank.length * i / parts),
                    (int) ((long) bank.length * (i + 1) / parts)))
        .toList();
  }
}
