// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import io.github.spikepress.files.Tensor;
import java.util.Map;

/** Sees the network as it stands after each epoch, for figures at stated epochs. */
@FunctionalInterface
public interface EpochObserver {

  /** Sees nothing. */
  EpochObserver NONE = (epoch, loss, tensors) -> {};

  /**
   * Called after each epoch.
   *
   * @param epoch epochs done
   * @param loss mean over the epoch's groups of the training loss
   * @param tensors the network, by name
   */
  void after(int epoch, double loss, Map<String, Tensor> tensors);
}
