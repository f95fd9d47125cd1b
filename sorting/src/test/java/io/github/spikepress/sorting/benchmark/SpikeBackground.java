// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.benchmark;

/**
 * What lies behind the units of a simulated set.
 *
 * @param noise its standard deviation; a unit's amplitude is about 1
 * @param whiteShare share of its variance that is white, 0 to 1; the rest is distant spikes
 * @param multiUnit spikes of many units, one class together
 */
public record SpikeBackground(double noise, double whiteShare, MultiUnit multiUnit) {}
