// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.sensing;

import io.github.spikepress.codec.ModelTensors;
import io.github.spikepress.codec.transform.Transform;
import io.github.spikepress.codec.transform.TransformFamily;
import io.github.spikepress.files.Tensor;
import java.util.Map;

/**
 * Compressive sensing with group-weighted analysis ℓ1-minimisation, after Section 2.6.5 of the CAE
 * paper and what Sun, Zhao and Zhu (J. Neural Eng. 14, 036018, 2017) say of it in their abstract;
 * their orders, groups and solver are not published with it, so those of this package are its own.
 * Unlike theirs the weights are learnt from the training spikes. Settings: {@code coder} (entropy,
 * fixed16), {@code coefficients} (measurements a waveform; a quarter of the samples by default).
 * Decoding is slow, and so is meeting a quality, which decodes.
 */
public final class SensingFamily extends TransformFamily {

  private static final int DEFAULT_REDUCTION = 4;

  /** For {@link java.util.ServiceLoader}. */
  public SensingFamily() {}

  @Override
  public String name() {
    return "cs";
  }

  @Override
  public String description() {
    return "compressive sensing; a baseline of the paper, slow to decode";
  }

  @Override
  protected int entropyCodedCoefficients(int length) {
    return Math.max(1, length / DEFAULT_REDUCTION);
  }

  @Override
  protected Transform learn(float[] vectors, int length, long seed) {
    return new Sensing(RandomSigns.draw(length, seed), GroupWeights.learn(vectors, length));
  }

  @Override
  protected Map<String, Tensor> tensors(Transform transform) {
    Sensing sensing = (Sensing) transform;
    int[] signs = new int[sensing.size() * sensing.length()];
    for (int i = 0; i < signs.length; i++) {
      signs[i] = sensing.signs()[i / sensing.length()][i % sensing.length()];
    }
    return Map.of(
        "signs",
        Tensor.integers(Tensor.Type.I8, signs, sensing.size(), sensing.length()),
        "weights",
        Tensor.float32(sensing.weights(), sensing.weights().length));
  }

  @Override
  protected Transform loadTransform(ModelTensors model, int length, int size) {
    int[] flat = model.get("signs", Tensor.Type.I8, size, length).toInts();
    byte[][] signs = new byte[size][length];
    for (int i = 0; i < flat.length; i++) {
      if (Math.abs(flat[i]) != 1) {
        throw model.damage("tensor 'signs' holds " + flat[i] + ", expected 1 or -1");
      }
      signs[i / length][i % length] = (byte) flat[i];
    }
    if (!RandomSigns.independent(signs)) {
      throw model.damage("the rows of tensor 'signs' depend on each other");
    }
    return new Sensing(signs, loadWeights(model, length));
  }

  private static float[] loadWeights(ModelTensors model, int length) {
    int count = FractionalDifferences.orders() * GroupWeights.groups(length);
    float[] weights = model.finiteFloats("weights", Tensor.Type.F32, count);
    for (float weight : weights) {
      if (!(weight > 0)) {
        throw model.damage("tensor 'weights' holds " + weight + ", expected positive numbers");
      }
    }
    return weights;
  }
}
