// SPDX-License-Identifier: BSD-2-Clause
/**
 * Spikes of Neuralynx systems: a text header of 16 KiB and records of one size, after "Neuralynx
 * Data File Formats" (Neuralynx, Inc.).
 */
package io.github.spikepress.waveforms.neuralynx;
