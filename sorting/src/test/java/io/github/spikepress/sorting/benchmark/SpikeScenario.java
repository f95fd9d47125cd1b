// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.benchmark;

/**
 * What a simulated set of cut spikes is made of.
 *
 * @param name short name
 * @param units single units, each a class of its own
 * @param similarity 0 = shapes drawn independently, near 1 = variations of one shape
 * @param noise standard deviation of the background; a unit's amplitude is about 1
 * @param amplitudeRange largest unit amplitude over the smallest, 1 or more
 * @param rateRange highest firing rate over the lowest, 1 or more
 * @param multiUnitShare share of spikes that come from many small distant units, one class together
 * @param channels channels, each unit seen on all with different strength
 * @param spikes spikes wanted
 */
public record SpikeScenario(
    String name,
    int units,
    double similarity,
    double noise,
    double amplitudeRange,
    double rateRange,
    double multiUnitShare,
    int channels,
    int spikes) {}
