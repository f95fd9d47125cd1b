// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.training;

import java.util.Set;
import org.deeplearning4j.nn.conf.constraint.BaseConstraint;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Keeps the weights behind the signs within −1 and 1 after each step. */
final class LatentClip extends BaseConstraint {

  private static final long serialVersionUID = 1L;

  LatentClip() {
    super(Set.of());
  }

  @Override
  public void apply(INDArray values) {
    Transforms.max(values, -1, false);
    Transforms.min(values, 1, false);
  }

  @Override
  public LatentClip clone() {
    LatentClip copy = new LatentClip();
    copy.setParams(getParams());
    return copy;
  }
}
