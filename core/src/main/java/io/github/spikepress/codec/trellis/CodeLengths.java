// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import io.github.spikepress.entropy.FrequencyTable;

/** Probabilities stored as code lengths in sixteenths of a bit, one byte each. */
final class CodeLengths {

  private static final int GREATEST = 255;
  private static final double[] WEIGHTS = weights();

  private CodeLengths() {}

  private static double[] weights() {
    double[] weights = new double[GREATEST + 1];
    for (int length = 0; length < weights.length; length++) {
      weights[length] = StrictMath.pow(2, -length * (double) CoefficientTables.LENGTH_UNIT);
    }
    return weights;
  }

  /** The lengths nearest to the ideal ones. */
  static int[] of(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    int[] lengths = new int[weights.length];
    for (int i = 0; i < lengths.length; i++) {
      double ideal = -StrictMath.log(weights[i] / sum) / StrictMath.log(2);
      lengths[i] = (int) Math.rint(Math.min(GREATEST, ideal / CoefficientTables.LENGTH_UNIT));
    }
    return lengths;
  }

  /** What rounding made all lengths of a table too short by; may be negative. */
  static float excessBits(int[] lengths, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += WEIGHTS[lengths[i]];
    }
    return (float) (StrictMath.log(sum) / StrictMath.log(2));
  }

  /** The lengths in bits after making up for rounding. */
  static float[] bits(int[] lengths) {
    float excess = excessBits(lengths, 0, lengths.length);
    float[] bits = new float[lengths.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = lengths[i] * CoefficientTables.LENGTH_UNIT + excess;
    }
    return bits;
  }

  /** The frequencies that the lengths stand for. */
  static FrequencyTable table(int[] lengths, int from, int count) {
    double[] weights = new double[count];
    for (int i = 0; i < count; i++) {
      weights[i] = WEIGHTS[lengths[from + i]];
    }
    return FrequencyTable.fromWeights(weights);
  }
}
