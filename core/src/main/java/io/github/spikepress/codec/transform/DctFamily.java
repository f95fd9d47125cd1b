// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import org.jtransforms.dct.DoubleDCT_1D;

/**
 * Discrete cosine transform (type II, orthonormal) of each channel, low frequencies first, as in
 * Section 2.6.4 of the CAE paper. Settings: {@code coder} (entropy, fixed16), {@code coefficients}
 * (how many of 16 bits).
 */
public final class DctFamily extends FixedBasisFamily {

  /** For {@link java.util.ServiceLoader}. */
  public DctFamily() {}

  @Override
  public String name() {
    return "dct";
  }

  @Override
  public String description() {
    return "discrete cosine transform; a baseline of the paper";
  }

  @Override
  float[][] directions(int length) {
    float[][] directions = new float[length][length];
    DoubleDCT_1D transform = new DoubleDCT_1D(length);
    for (int j = 0; j < length; j++) {
      double[] unit = new double[length];
      unit[j] = 1;
      transform.forward(unit, true);
      for (int i = 0; i < length; i++) {
        directions[i][j] = (float) unit[i];
      }
    }
    return directions;
  }
}
