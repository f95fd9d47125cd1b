// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.benchmark;

/**
 * What a simulated set of cut spikes is made of.
 *
 * @param name short name
 * @param units single units, each a class of its own
 * @param similarity 0 = shapes drawn independently, near 1 = variations of one shape
 * @param background noise and multi-unit spikes
 * @param amplitudeRange largest unit amplitude over the smallest, 1 or more
 * @param rateRange highest firing rate over the lowest, 1 or more
 * @param drift share of its amplitude that a unit gains or loses from start to end, at most
 * @param channels channels, each unit seen on all with different strength
 * @param spikes spikes wanted
 */
public record SpikeScenario(
    String name,
    int units,
    double similarity,
    SpikeBackground background,
    double amplitudeRange,
    double rateRange,
    double drift,
    int channels,
    int spikes) {}
