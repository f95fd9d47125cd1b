// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import io.github.spikepress.codec.ModelTensors;
import io.github.spikepress.codec.transform.TransformSettings.Vectors;
import io.github.spikepress.files.Tensor;
import java.util.Map;
import java.util.Set;

/** A family whose basis follows from the window's length alone: each channel is a vector. */
abstract sealed class FixedBasisFamily extends TransformFamily permits DctFamily, DwtFamily {

  /** All directions for a length of at least 1. */
  abstract float[][] directions(int length);

  @Override
  final Set<String> options() {
    return Set.of(TransformSettings.CODER, TransformSettings.COEFFICIENTS);
  }

  @Override
  final Vectors defaultVectors() {
    return Vectors.SEPARATE;
  }

  @Override
  final Basis learn(float[] vectors, int length) {
    return Basis.ofDirections(directions(length));
  }

  @Override
  final Map<String, Tensor> tensors(Basis basis) {
    return Map.of();
  }

  @Override
  final Basis loadBasis(ModelTensors model, int length, int size) {
    return Basis.ofDirections(directions(length)).first(size);
  }
}
