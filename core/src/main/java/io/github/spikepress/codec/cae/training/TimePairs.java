// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Rows of an even number of times, seen as pairs of times: views {@code [pair][batch × channel]}.
 */
final class TimePairs {

  private final INDArray pairs;
  private final long length;

  TimePairs(INDArray rows, int times) {
    length = rows.length() / times;
    pairs = rows.reshape('c', new long[] {times / 2, 2 * length});
  }

  INDArray even() {
    return pairs.get(NDArrayIndex.all(), NDArrayIndex.interval(0, length));
  }

  INDArray odd() {
    return pairs.get(NDArrayIndex.all(), NDArrayIndex.interval(length, 2 * length));
  }

  /** Rows of half the times in the shape of the views. */
  INDArray flat(INDArray halved) {
    return halved.reshape('c', new long[] {pairs.rows(), length});
  }
}
