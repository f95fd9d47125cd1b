// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.training;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The sign, with +1 for 0, and the straight-through estimator of its gradient: passed on where the
 * input lies within −1 and 1, nothing elsewhere (Hubara et al. 2016, equation 4).
 */
final class SignActivation extends BaseActivationFunction {

  private static final long serialVersionUID = 1L;

  @Override
  public INDArray getActivation(INDArray in, boolean training) {
    // In place, because the framework manages the memory that the input lies in
    return in.assign(signs(in));
  }

  @Override
  public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
    assertShape(in, epsilon);
    INDArray passed = Transforms.abs(in, true).lte(1).castTo(epsilon.dataType());
    return new Pair<>(epsilon.muli(passed), null);
  }

  static INDArray signs(INDArray values) {
    return values.gte(0).castTo(values.dataType()).muli(2).subi(1);
  }
}
