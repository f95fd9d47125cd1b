// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import io.github.spikepress.codec.ModelTensors;
import io.github.spikepress.files.Tensor;
import java.util.Map;

/** A family whose basis follows from the window's length alone: each channel is a vector. */
abstract sealed class FixedBasisFamily extends TransformFamily permits DctFamily, DwtFamily {

  /** All directions for a length of at least 1. */
  abstract float[][] directions(int length);

  @Override
  protected final Basis learn(float[] vectors, int length, long seed) {
    return Basis.ofDirections(directions(length));
  }

  @Override
  protected final Map<String, Tensor> tensors(Transform transform) {
    return Map.of();
  }

  @Override
  protected final Basis loadTransform(ModelTensors model, int length, int size) {
    return Basis.ofDirections(directions(length)).first(size);
  }
}
