// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;

/** What every sorter asks of its spikes. */
public final class SortingInput {

  private SortingInput() {}

  /**
   * Refuses spikes that are too few.
   *
   * @param waveforms spikes
   * @param units units asked for; 0 = to be found
   * @throws WrongArgumentException if there is none, or fewer than units
   */
  public static void requireSpikes(Waveforms waveforms, int units) {
    if (waveforms.numSpikes() == 0) {
      throw new WrongArgumentException("there is no spike to sort");
    }
    if (waveforms.numSpikes() < units) {
      throw new WrongArgumentException(
          "cannot sort "
              + waveforms.numSpikes()
              + " spikes into "
              + units
              + " units: ask for at most as many units as spikes");
    }
  }
}
