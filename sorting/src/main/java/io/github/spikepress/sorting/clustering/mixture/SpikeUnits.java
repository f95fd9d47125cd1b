// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.clustering.mixture;

/**
 * Units described by the components of a mixture.
 *
 * @param components the mixture
 * @param groups unit of each component; −1 = its spikes are scattered, overlaps for example
 */
record SpikeUnits(StudentMixture components, int[] groups) {

  /** The same units seen by other points. */
  SpikeUnits on(double[][] points) {
    return new SpikeUnits(components.on(points), groups);
  }

  /** The number of units. */
  int count() {
    int most = 0;
    for (int group : groups) {
      most = Math.max(most, group);
    }
    return most + 1;
  }
}
