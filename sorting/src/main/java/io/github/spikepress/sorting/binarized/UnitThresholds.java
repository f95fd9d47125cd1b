// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Batch normalisation and the sign after it are nothing more than one whole number for each unit
 * (Umuroglu et al. 2017, FINN, section 4.2.2). The number is found by bisection: the normalisation
 * itself is asked, in its own precision, so that no unit ever decides otherwise.
 *
 * @param falling units whose normalisation falls, so that their weights are to be negated
 * @param least {@code [unit]}, the least whole number that switches the unit on
 */
record UnitThresholds(boolean[] falling, int[] least) {

  /**
   * Finds the numbers.
   *
   * @param units number of units
   * @param lowest lowest whole number that a unit may reach
   * @param highest highest one; the sums of both are opposite to each other
   * @param sum the sum that a whole number stands for, rising
   * @param norm the normalisation between the sum and the sign, with sign(0) = +1
   */
  static UnitThresholds of(
      int units, int lowest, int highest, IntToDoubleFunction sum, Normalisation norm) {
    float[] atLowest = norm.apply(filled(units, sum.applyAsDouble(lowest)));
    float[] atHighest = norm.apply(filled(units, sum.applyAsDouble(highest)));
    boolean[] falling = new boolean[units];
    int[] from = new int[units];
    int[] to = new int[units];
    for (int unit = 0; unit < units; unit++) {
      falling[unit] = atHighest[unit] < atLowest[unit];
      from[unit] = lowest;
      to[unit] = highest + 1;
    }
    float[] sums = new float[units];
    for (int width = highest + 1 - lowest; width > 0; width /= 2) {
      for (int unit = 0; unit < units; unit++) {
        double value = sum.applyAsDouble(Math.min(middle(from[unit], to[unit]), highest));
        sums[unit] = (float) (falling[unit] ? -value : value);
      }
      halve(from, to, norm.apply(sums));
    }
    return new UnitThresholds(falling, from);
  }

  private static void halve(int[] from, int[] to, float[] normalised) {
    for (int unit = 0; unit < from.length; unit++) {
      int middle = middle(from[unit], to[unit]);
      if (from[unit] < to[unit] && normalised[unit] >= 0) {
        to[unit] = middle;
      } else if (from[unit] < to[unit]) {
        from[unit] = middle + 1;
      }
    }
  }

  private static int middle(int from, int to) {
    return Math.floorDiv(from + to, 2);
  }

  private static float[] filled(int units, double value) {
    float[] sums = new float[units];
    Arrays.fill(sums, (float) value);
    return sums;
  }
}
