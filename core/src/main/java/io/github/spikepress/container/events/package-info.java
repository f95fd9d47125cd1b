// SPDX-License-Identifier: BSD-2-Clause
/**
 * Spike times, channels and labels without loss, in the fewest bits. It exists because at high
 * compression they weigh as much as the waveforms, and their statistics are those of neurons. For
 * the container alone.
 */
package io.github.spikepress.container.events;
