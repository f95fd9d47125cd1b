// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.benchmark;

import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Spikes whose true unit is known.
 *
 * @param name short name of the set
 * @param waveforms the spikes
 * @param labels true unit of each, all 0 or more
 */
public record LabelledSpikes(String name, Waveforms waveforms, int[] labels) {

  /** Leaves out the spikes of unknown unit. */
  public static LabelledSpikes ofKnown(String name, Waveforms waveforms, int[] labels) {
    int[] known = IntStream.range(0, labels.length).filter(i -> labels[i] >= 0).toArray();
    return new LabelledSpikes(
        name, waveforms.select(known), Arrays.stream(known).map(i -> labels[i]).toArray());
  }

  /** The number of true units. */
  public int numUnits() {
    return (int) Arrays.stream(labels).distinct().count();
  }
}
