// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.planning;

/**
 * A bandwidth and what it buys.
 *
 * @param channels channels of the interface
 * @param dutyCycle share of the bins in which each is observed, 0 to 1
 * @param expectedR2 pooled R² of inferred against true rates, by interpolation between measurements
 * @param bitsPerSecond bits that leave the interface
 */
public record BandwidthPlan(
    int channels, double dutyCycle, double expectedR2, double bitsPerSecond) {}
