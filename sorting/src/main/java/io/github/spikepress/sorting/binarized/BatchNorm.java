// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Arrays;

/**
 * A trained batch normalisation: {@code gain · value + shift} for each unit, with the running mean
 * and variance already folded in.
 *
 * @param gains factor of each unit, finite
 * @param shifts what is added, finite
 */
public record BatchNorm(float[] gains, float[] shifts) {

  /** Checks lengths and values. */
  public BatchNorm {
    if (gains.length != shifts.length) {
      throw new WrongArgumentException(
          gains.length + " gains of a batch normalisation but " + shifts.length + " shifts");
    }
    for (int i = 0; i < gains.length; i++) {
      if (!Float.isFinite(gains[i]) || !Float.isFinite(shifts[i])) {
        throw new WrongArgumentException(
            "batch normalisation of unit " + i + " is not finite; train again");
      }
    }
  }

  /**
   * Normalises one value.
   *
   * @param unit unit index
   * @param value what the unit summed up
   * @return the normalised value in single precision
   */
  public float apply(int unit, float value) {
    return gains[unit] * value + shifts[unit];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BatchNorm that
        && Arrays.equals(gains, that.gains)
        && Arrays.equals(shifts, that.shifts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(gains) + Arrays.hashCode(shifts);
  }

  @Override
  public String toString() {
    return "BatchNorm[" + gains.length + "]";
  }
}
