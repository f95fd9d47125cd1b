// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering;

import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.Waveforms;

/**
 * Groups spikes by the neuron that they came from. Implementations hold settings only: the same
 * spikes give the same sorting, and one instance may be used from several threads.
 */
@FunctionalInterface
public interface SpikeSorter {

  /**
   * Sorts spikes.
   *
   * @param waveforms spikes, {@code [spike][channel][sample]}
   * @param progress told how far the work is, and asked whether to stop
   * @return a unit for every spike
   * @throws io.github.spikepress.errors.WrongArgumentException if the spikes cannot be sorted: too
   *     few for the units asked for, all alike, not finite
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  Sorting sort(Waveforms waveforms, Progress progress);

  /**
   * Sorts spikes without telling anyone.
   *
   * @param waveforms spikes, {@code [spike][channel][sample]}
   * @return a unit for every spike
   */
  default Sorting sort(Waveforms waveforms) {
    return sort(waveforms, Progress.SILENT);
  }
}
