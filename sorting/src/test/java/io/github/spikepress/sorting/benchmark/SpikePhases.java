// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.benchmark;

/**
 * How simulated spikes swing, and by which of their phases they are found.
 *
 * @param strongest the second phase over the first at most; 0 = one main peak, by which spikes are
 *     found
 * @param reach how far from the first peak the phase may lie by which a spike is found, in samples
 */
public record SpikePhases(double strongest, int reach) {

  /** One main peak, by which every spike is found. */
  public static final SpikePhases ONE = new SpikePhases(0, 3);
}
