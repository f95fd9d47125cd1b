// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import io.github.spikepress.codec.ModelTensors;

/**
 * Discrete wavelet transform of each channel with Symmlet-4, as in Section 2.6.3 of the CAE paper.
 * Settings: {@code coder} (entropy, fixed16), {@code coefficients} (how many of 16 bits).
 */
public final class DwtFamily extends FixedBasisFamily {

  /** For {@link java.util.ServiceLoader}. */
  public DwtFamily() {}

  @Override
  public String name() {
    return "dwt";
  }

  @Override
  public String description() {
    return "Symmlet-4 wavelets; a baseline of the paper";
  }

  @Override
  float[][] directions(int length) {
    float[][] directions = new float[length][length];
    for (int j = 0; j < length; j++) {
      double[] unit = new double[length];
      unit[j] = 1;
      double[] transformed = Symmlet4.forward(unit);
      for (int i = 0; i < length; i++) {
        directions[i][j] = (float) transformed[i];
      }
    }
    return directions;
  }

  @Override
  CoefficientCoder fixed(Coefficients training, int kept) {
    return new LargestCoder(Scales.learn(training, training.size()), kept);
  }

  @Override
  CoefficientCoder loadFixed(ModelTensors model, int length, int kept) {
    return LargestCoder.load(model, length, kept);
  }
}
