// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.benchmark;

/**
 * How the units of a simulated set fire.
 *
 * @param rateRange highest firing rate over the lowest, 1 or more
 * @param drift share of its amplitude that a unit gains or loses from start to end, at most
 * @param burstShare share of spikes that start a burst of two to four, each smaller by a fifth than
 *     the one before
 */
public record SpikeFiring(double rateRange, double drift, double burstShare) {}
