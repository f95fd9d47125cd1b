// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.planning;

/**
 * A bandwidth, and what it takes to send only compressed spikes through it.
 *
 * @param bandwidth channels, duty cycle, expected R² and bits per second of the samples themselves
 * @param spikesPerSecond spikes of all channels while they are observed
 * @param compressedBitsPerSecond bits that leave the interface if spikes are compressed
 * @param powerMicrowatt mean power of the encoder's arithmetic
 * @param areaMm2 area over which that power must be spread to do no harm, square millimetres
 * @param chipShare spikes per second over what one chip encodes without harm
 */
public record ImplantPlan(
    BandwidthPlan bandwidth,
    double spikesPerSecond,
    double compressedBitsPerSecond,
    double powerMicrowatt,
    double areaMm2,
    double chipShare) {}
