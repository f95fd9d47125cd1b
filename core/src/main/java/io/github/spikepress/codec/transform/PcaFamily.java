// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import io.github.spikepress.codec.ModelTensors;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.waveforms.PrincipalComponents;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Map;
import java.util.Set;

/**
 * Principal components of the training spikes, the paper's strongest linear baseline (Section
 * 2.6.2), with the training mean removed. Settings: {@code coder} (entropy, fixed16), {@code
 * channels} (joint, separate), {@code coefficients} (how many of 16 bits).
 */
public final class PcaFamily extends TransformFamily {

  /** Directions are stored as 16-bit multiples of this: a rounding error of about −80 dB. */
  private static final float UNIT = 1 / 32768f;

  /** For {@link java.util.ServiceLoader}. */
  public PcaFamily() {}

  @Override
  public String name() {
    return "pca";
  }

  @Override
  public String description() {
    return "principal components; fast, small, far better than cosines or wavelets";
  }

  @Override
  protected Set<String> options() {
    return Set.of(
        TransformSettings.CODER, TransformSettings.CHANNELS, TransformSettings.COEFFICIENTS);
  }

  @Override
  protected boolean jointByDefault() {
    return true;
  }

  @Override
  protected Basis learn(float[] vectors, int length, long seed) {
    Waveforms asOneChannel = new Waveforms(vectors.length / length, 1, length, vectors);
    PrincipalComponents principal = PrincipalComponents.fit(asOneChannel, length);
    float[][] directions = principal.components();
    for (float[] direction : directions) {
      for (int j = 0; j < length; j++) {
        direction[j] = Math.min(32767, Math.round(direction[j] / UNIT)) * UNIT;
      }
    }
    return new Basis(principal.mean(), directions);
  }

  @Override
  protected Map<String, Tensor> tensors(Transform transform) {
    Basis basis = (Basis) transform;
    int length = basis.length();
    int[] integers = new int[basis.size() * length];
    for (int i = 0; i < integers.length; i++) {
      integers[i] = Math.round(basis.directions()[i / length][i % length] / UNIT);
    }
    return Map.of(
        "mean",
        Tensor.float32(basis.mean(), length),
        "directions",
        Tensor.integers(Tensor.Type.I16, integers, basis.size(), length));
  }

  @Override
  protected Basis loadTransform(ModelTensors model, int length, int size) {
    float[] mean = model.finiteFloats("mean", Tensor.Type.F32, length);
    int[] integers = model.get("directions", Tensor.Type.I16, size, length).toInts();
    float[][] directions = new float[size][length];
    for (int i = 0; i < integers.length; i++) {
      directions[i / length][i % length] = integers[i] * UNIT;
    }
    return new Basis(mean, directions);
  }
}
