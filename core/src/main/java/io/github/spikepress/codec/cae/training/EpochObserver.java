// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import io.github.spikepress.codec.cae.TrainedCae;

/** Sees the network as it stands after each epoch, for figures at stated epochs. */
@FunctionalInterface
public interface EpochObserver {

  /** Sees nothing. */
  EpochObserver NONE = (trained, loss) -> {};

  /**
   * Called after each epoch with a quantiser.
   *
   * @param trained the network
   * @param loss mean over the epoch's groups of the training loss
   */
  void after(TrainedCae trained, double loss);
}
