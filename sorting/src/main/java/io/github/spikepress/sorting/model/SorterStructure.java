// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.model;

import io.github.spikepress.sorting.binarized.BinarizedNetwork;
import io.github.spikepress.sorting.binarized.BinaryOutput;
import io.github.spikepress.sorting.binarized.InputGrid;
import io.github.spikepress.sorting.features.FittedAlignment;

/**
 * Of what parts a sorter's file is made.
 *
 * @param network what decides
 * @param input whole numbers of a binarised network's inputs; null for a dense one
 * @param normaliser how spikes are brought to scale
 * @param alignment how spikes are aligned
 */
record SorterStructure(
    Network network, InputGrid input, Normalisation normaliser, FittedAlignment alignment) {

  /** The networks that a file may hold. */
  enum Network {
    BINARIZED_WITH_BINARY_OUTPUT,
    BINARIZED_WITH_REAL_OUTPUT,
    DENSE
  }

  /** The normalisers that a file may hold. */
  enum Normalisation {
    ZSCORE,
    WHITENING
  }

  static SorterStructure of(SorterModel model) {
    Normalisation normaliser =
        model.normaliser() instanceof ZScore ? Normalisation.ZSCORE : Normalisation.WHITENING;
    if (model.network() instanceof BinarizedNetwork binarized) {
      Network network =
          binarized.output() instanceof BinaryOutput
              ? Network.BINARIZED_WITH_BINARY_OUTPUT
              : Network.BINARIZED_WITH_REAL_OUTPUT;
      return new SorterStructure(network, binarized.input().grid(), normaliser, model.alignment());
    }
    return new SorterStructure(Network.DENSE, null, normaliser, model.alignment());
  }
}
