// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.training;

import io.github.spikepress.progress.Progress;
import io.github.spikepress.sorting.clustering.Sorting;
import io.github.spikepress.sorting.clustering.SpikeSorter;
import io.github.spikepress.sorting.model.SorterModel;
import io.github.spikepress.waveforms.Waveforms;

/**
 * Sorts without any truth by a network: another sorter makes pseudo-labels, the network learns them
 * and sorts the same spikes. It is no better than those labels; what it adds is a sorter for spikes
 * to come.
 *
 * @param presorter makes the pseudo-labels
 * @param kind the network
 * @param seed start of every random choice of the training
 */
public record NetworkSorter(SpikeSorter presorter, NetworkKind kind, long seed)
    implements SpikeSorter {

  @Override
  public Sorting sort(Waveforms waveforms, Progress progress) {
    return train(waveforms, progress).sort(waveforms);
  }

  /**
   * Trains the network without sorting.
   *
   * @param waveforms spikes
   * @param progress told how far the work is, and asked whether to stop
   * @return the trained sorter
   * @throws io.github.spikepress.errors.WrongArgumentException if the spikes cannot be sorted or
   *     all come out as one unit
   */
  public SorterModel train(Waveforms waveforms, Progress progress) {
    int[] labels = presorter.sort(waveforms, progress).labels();
    return SorterTraining.standard(kind, waveforms.numSpikes(), seed)
        .train(waveforms, labels, progress);
  }
}
