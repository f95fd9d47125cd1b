// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.comparison;

/**
 * How well one reference unit was found.
 *
 * @param unit the reference unit
 * @param sortedUnit the sorted unit that was paired with it, −1 = none
 * @param numSpikes spikes of the reference unit
 * @param numSorted spikes of the sorted unit, among those with a reference
 * @param numRight spikes in both
 */
public record UnitScore(int unit, int sortedUnit, int numSpikes, int numSorted, int numRight) {

  /**
   * The share of the sorted unit that is right.
   *
   * @return 0 to 1; 0 if it has no spikes
   */
  public double precision() {
    return numSorted == 0 ? 0 : (double) numRight / numSorted;
  }

  /**
   * The share of the reference unit that was found.
   *
   * @return 0 to 1
   */
  public double recall() {
    return numSpikes == 0 ? 0 : (double) numRight / numSpikes;
  }
}
