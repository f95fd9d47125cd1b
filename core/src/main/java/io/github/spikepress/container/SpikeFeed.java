// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import io.github.spikepress.waveforms.Spikes;
import java.util.function.Consumer;

/** Hands spikes over, piece by piece, so that no more than a few of them are in memory. */
@FunctionalInterface
public interface SpikeFeed {

  /**
   * Hands all spikes over in their order.
   *
   * @param sink takes the next spikes, any number at a time; all pieces must be of one window, and
   *     all or none must have times, and labels
   */
  void feed(Consumer<Spikes> sink);
}
