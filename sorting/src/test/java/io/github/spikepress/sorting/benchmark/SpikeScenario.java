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
 * @param phases how spikes swing, and by which of their phases they are found
 * @param firing rates, drift and bursts
 * @param channels channels, each unit seen on all with different strength
 * @param spikes spikes wanted
 */
public record SpikeScenario(
    String name,
    int units,
    double similarity,
    SpikeBackground background,
    double amplitudeRange,
    SpikePhases phases,
    SpikeFiring firing,
    int channels,
    int spikes) {}
