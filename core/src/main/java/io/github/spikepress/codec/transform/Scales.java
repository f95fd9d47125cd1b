// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import io.github.spikepress.codec.ModelTensors;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.files.Tensor;

/**
 * Coefficients as 16-bit integers, each direction in units of its own. Twice the greatest training
 * coefficient still fits; what exceeds even that is stored as the greatest number.
 *
 * @param units what 1 stands for, one positive number a direction
 */
record Scales(float[] units) {

  static final int BITS = 16;

  private static final int GREATEST = 32767;
  private static final int OFFSET = 32768;

  /** Units for a number of directions. */
  static Scales learn(Coefficients training, int directions) {
    float[] units = new float[directions];
    for (int i = 0; i < directions; i++) {
      double unit = 2 * training.greatest(i) / GREATEST;
      units[i] = unit > Float.MIN_NORMAL ? (float) Math.min(unit, Float.MAX_VALUE / OFFSET) : 1;
    }
    return new Scales(units);
  }

  static Scales load(ModelTensors model, int directions) {
    float[] units = model.finiteFloats("units", Tensor.Type.F32, directions);
    for (float unit : units) {
      if (!(unit > 0)) {
        throw model.damage("tensor 'units' holds " + unit + ", expected positive numbers");
      }
    }
    return new Scales(units);
  }

  Tensor tensor() {
    return Tensor.float32(units, units.length);
  }

  /** Writes a coefficient and says what will be read. */
  double encode(int direction, double coefficient, RangeEncoder encoder) {
    double nearest = Math.rint(coefficient / units[direction]);
    int integer = (int) Math.max(-GREATEST, Math.min(GREATEST, nearest));
    encoder.encodeBits(integer + OFFSET, BITS);
    return (double) integer * units[direction];
  }

  double decode(int direction, RangeDecoder decoder) {
    return (double) (decoder.decodeBits(BITS) - OFFSET) * units[direction];
  }
}
