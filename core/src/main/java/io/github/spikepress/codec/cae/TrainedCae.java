// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import io.github.spikepress.files.Tensor;
import java.util.Map;

/**
 * What a training run leaves.
 *
 * @param settings the architecture, codebooks sized for the target
 * @param tensors the network's numbers by name
 * @param epoch the epoch that they are of, from 1; 0 for initial values
 * @param validationSndrDb its quality on the validation part in dB; NaN where there was none
 */
public record TrainedCae(
    CaeSettings settings, Map<String, Tensor> tensors, int epoch, double validationSndrDb) {

  /** Takes a copy of the map. */
  public TrainedCae {
    tensors = Map.copyOf(tensors);
  }
}
