// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.quantiser;

import io.github.spikepress.codec.cae.training.arithmetic.JavaArrays;
import io.github.spikepress.codec.cae.training.arithmetic.MatrixViews;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Changes rows of the codebook matrix. */
final class CodebookRows {

  private CodebookRows() {}

  static void put(INDArray codebook, int word, double[] place) {
    JavaArrays.put(place, MatrixViews.rows(codebook, word, 1));
  }
}
