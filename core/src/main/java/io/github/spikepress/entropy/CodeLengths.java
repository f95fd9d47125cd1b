// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.entropy;

/**
 * Probabilities stored as code lengths in sixteenths of a bit, one byte each: a table of 16 symbols
 * takes 16 bytes, and rounding costs less than a thousandth of a bit a symbol.
 */
public final class CodeLengths {

  /** Bits that a length of 1 stands for. */
  public static final float UNIT = 1 / 16f;

  /** Longest code length that is stored, in units. */
  public static final int GREATEST = 255;

  private static final double LOG2 = StrictMath.log(2);
  private static final double[] WEIGHTS = weights();

  private CodeLengths() {}

  private static double[] weights() {
    double[] weights = new double[GREATEST + 1];
    for (int length = 0; length < weights.length; length++) {
      weights[length] = StrictMath.pow(2, -length * (double) UNIT);
    }
    return weights;
  }

  /**
   * The lengths nearest to the ideal ones.
   *
   * @param weights how likely each symbol is, 0 or more; at least one positive
   * @return a length a symbol, 0 to {@link #GREATEST}
   */
  public static int[] of(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    int[] lengths = new int[weights.length];
    for (int i = 0; i < lengths.length; i++) {
      double ideal = -StrictMath.log(weights[i] / sum) / LOG2;
      lengths[i] = (int) Math.rint(Math.min(GREATEST, ideal / UNIT));
    }
    return lengths;
  }

  /**
   * What has to be added to each length of a table so that the probabilities add up to 1.
   *
   * @param lengths one or several tables
   * @param from start of the table
   * @param count symbols of the table
   * @return bits, perhaps negative
   */
  public static float excessBits(int[] lengths, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += WEIGHTS[lengths[i]];
    }
    return (float) (StrictMath.log(sum) / LOG2);
  }

  /**
   * The exact code lengths of one table.
   *
   * @param lengths the whole table
   * @return bits a symbol
   */
  public static float[] bits(int[] lengths) {
    float excess = excessBits(lengths, 0, lengths.length);
    float[] bits = new float[lengths.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = lengths[i] * UNIT + excess;
    }
    return bits;
  }

  /**
   * The frequencies that lengths stand for.
   *
   * @param lengths one or several tables
   * @param from start of the table
   * @param count symbols of the table
   * @return the table
   */
  public static FrequencyTable table(int[] lengths, int from, int count) {
    double[] weights = new double[count];
    for (int i = 0; i < count; i++) {
      weights[i] = WEIGHTS[lengths[from + i]];
    }
    return FrequencyTable.fromWeights(weights);
  }
}
