// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.benchmark;

/**
 * Spikes of many units that belong to one class together.
 *
 * @param share share of all spikes, 0 to below 1
 * @param units units that they come from
 * @param smallest amplitude of the smallest of these units; a single unit's is about 1
 * @param largest amplitude of the largest, amplitudes between them are log-uniform
 * @param rateRange highest firing rate over the lowest, 1 or more; rates are log-uniform
 */
public record MultiUnit(
    double share, int units, double smallest, double largest, double rateRange) {

  /** Units that fire equally often. */
  public MultiUnit(double share, int units, double smallest, double largest) {
    this(share, units, smallest, largest, 1);
  }

  /** Twenty distant units, all smaller than half a single unit. */
  public static MultiUnit distant(double share) {
    return new MultiUnit(share, 20, 0.2, 0.45);
  }
}
