// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Rows of an even number of times, seen as pairs of times: views {@code [pair][batch × channel]}.
 */
final class TimePairs {

  private final INDArray pairs;

  TimePairs(INDArray rows, int times) {
    pairs = rows.reshape('c', new long[] {times / 2, 2, rows.length() / times});
  }

  INDArray even() {
    return at(0);
  }

  INDArray odd() {
    return at(1);
  }

  /** Rows of half the times in the shape of the views. */
  INDArray flat(INDArray halved) {
    return halved.reshape('c', new long[] {pairs.size(0), pairs.size(2)});
  }

  private INDArray at(int second) {
    return pairs.get(NDArrayIndex.all(), NDArrayIndex.point(second), NDArrayIndex.all());
  }
}
