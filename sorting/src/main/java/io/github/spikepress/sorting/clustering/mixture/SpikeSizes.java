// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;

/**
 * How large spikes are: the greatest magnitude of each. The neurons near an electrode stand out by
 * their size; distant ones are small and many.
 *
 * @param sizes {@code [spike]}
 */
record SpikeSizes(double[] sizes) {

  /** The sizes of some of the spikes. */
  static SpikeSizes of(Waveforms waveforms, int[] spikes) {
    float[] values = waveforms.values();
    int length = values.length / waveforms.numSpikes();
    double[] sizes = new double[spikes.length];
    for (int i = 0; i < sizes.length; i++) {
      for (int j = spikes[i] * length; j < (spikes[i] + 1) * length; j++) {
        sizes[i] = Math.max(sizes[i], Math.abs(values[j]));
      }
    }
    return new SpikeSizes(sizes);
  }

  /**
   * The size of the middle spike of a group.
   *
   * @param posteriors probability of the group for each spike
   * @return 0 if no spike is probably of the group
   */
  double middle(double[] posteriors) {
    double[] own = new double[sizes.length];
    int count = 0;
    for (int i = 0; i < own.length; i++) {
      if (posteriors[i] > 0.5) {
        own[count++] = sizes[i];
      }
    }
    Arrays.sort(own, 0, count);
    return count == 0 ? 0 : own[count / 2];
  }
}
