// SPDX-License-Identifier: BSD-2-Clause
/**
 * Spikes cut out of a recording: the one thing that every codec takes in and gives back, so that
 * all of them are measured by the same ruler.
 */
package io.github.spikepress.waveforms;
